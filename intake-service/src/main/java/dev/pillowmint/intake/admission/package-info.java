/** The core: which events are admitted, and what is wrong with the others. Pure. */
@NullMarked
package dev.pillowmint.intake.admission;

import org.jspecify.annotations.NullMarked;
