@NullMarked
package dev.pillowmint.intake.repair;

import org.jspecify.annotations.NullMarked;
