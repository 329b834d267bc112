/** How records travel. */
@NullMarked
package dev.pillowmint.wire;

import org.jspecify.annotations.NullMarked;
