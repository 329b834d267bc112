/** Who may read what. */
@NullMarked
package dev.pillowmint.decision.access;

import org.jspecify.annotations.NullMarked;
