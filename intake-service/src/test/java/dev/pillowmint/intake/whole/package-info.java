@NullMarked
package dev.pillowmint.intake.whole;

import org.jspecify.annotations.NullMarked;
