/**
 * The policy language: a YAML document with CEL expressions, checked against the event catalogue
 * and the customer's facts before it decides anything.
 *
 * <p>{@link dev.pillowmint.decision.policy.PolicyCompiler} is the way in; {@link
 * dev.pillowmint.decision.policy.Policy} the way out.
 */
@NullMarked
package dev.pillowmint.decision.policy;

import org.jspecify.annotations.NullMarked;
