@NullMarked
package dev.pillowmint.intake.admission;

import org.jspecify.annotations.NullMarked;
