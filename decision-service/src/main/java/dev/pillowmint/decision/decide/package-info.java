/** Decides: one event of one customer under one policy. Pure, so that a replay decides alike. */
@NullMarked
package dev.pillowmint.decision.decide;

import org.jspecify.annotations.NullMarked;
