package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;

/**
 * Above which amount of goodwill a person has to say yes.
 *
 * @param above in the policy's currency
 * @param role who says it
 */
public record Approval(Amount above, String role) {}
