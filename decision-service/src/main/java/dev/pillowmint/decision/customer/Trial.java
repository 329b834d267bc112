package dev.pillowmint.decision.customer;

import java.time.Instant;

/**
 * A moment that is being learned from, so that what the customer does next can be tied to it.
 *
 * @param rule whose goodwill it was
 * @param policyVersion of the policy that decided
 * @param control true: they were in the control group, and the goodwill was withheld
 * @param time when the moment happened, whole seconds
 */
public record Trial(String rule, int policyVersion, boolean control, Instant time) {}
