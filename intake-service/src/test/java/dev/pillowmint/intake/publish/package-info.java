@NullMarked
package dev.pillowmint.intake.publish;

import org.jspecify.annotations.NullMarked;
