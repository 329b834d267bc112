/** Deliberately illegal: what the architecture rules must reject. */
@NullMarked
package dev.pillowmint.canary.right;

import org.jspecify.annotations.NullMarked;
