/** Learns: what was missed, what each rule led to, and how alike like cases were treated. Pure. */
@NullMarked
package dev.pillowmint.decision.learn;

import org.jspecify.annotations.NullMarked;
