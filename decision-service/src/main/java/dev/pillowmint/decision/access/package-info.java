/** Who may read and change what. */
@NullMarked
package dev.pillowmint.decision.access;

import org.jspecify.annotations.NullMarked;
