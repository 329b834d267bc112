/** Who may publish, and who may look at the service. */
@NullMarked
package dev.pillowmint.intake.access;

import org.jspecify.annotations.NullMarked;
