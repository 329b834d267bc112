/** Deliberately illegal: what the architecture rules must reject. */
@NullMarked
package dev.pillowmint.canary.left;

import org.jspecify.annotations.NullMarked;
