/**
 * What is remembered of one customer: a bounded, immutable state that each event is folded into.
 */
@NullMarked
package dev.pillowmint.decision.customer;

import org.jspecify.annotations.NullMarked;
