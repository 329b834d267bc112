@NullMarked
package dev.pillowmint.intake.access;

import org.jspecify.annotations.NullMarked;
