/** Deliberately illegal: what the architecture rules must reject. */
@NullMarked
package dev.pillowmint.canary.core;

import org.jspecify.annotations.NullMarked;
