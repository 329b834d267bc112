/** The architecture's rules, each with a canary that it must reject. */
@NullMarked
package dev.pillowmint.architecture;

import org.jspecify.annotations.NullMarked;
