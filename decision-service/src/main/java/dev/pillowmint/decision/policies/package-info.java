/**
 * The {@code policies} topic: every instance reads it whole and follows it, and writers, on
 * whatever instance, write one after the other.
 */
@NullMarked
package dev.pillowmint.decision.policies;

import org.jspecify.annotations.NullMarked;
