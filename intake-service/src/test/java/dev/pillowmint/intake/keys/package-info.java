@NullMarked
package dev.pillowmint.intake.keys;

import org.jspecify.annotations.NullMarked;
