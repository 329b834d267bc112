package dev.pillowmint.followup.insight;

import dev.pillowmint.catalogue.Amount;
import org.jspecify.annotations.Nullable;

/**
 * How often something was, over some days.
 *
 * @param what was counted
 * @param rule of the policy; empty: none
 * @param type of the event; empty: none
 * @param name the reason of a moment, the kind of a gesture, or the budget; empty: none
 * @param number how often
 * @param amount together: what is at stake, was given, or was drawn; null: no money
 */
public record Tally(
    What what, String rule, String type, String name, long number, @Nullable Amount amount) {}
