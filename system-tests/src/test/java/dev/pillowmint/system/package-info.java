/** The three services together, as separate processes. */
@NullMarked
package dev.pillowmint.system;

import org.jspecify.annotations.NullMarked;
