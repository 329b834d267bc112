@NullMarked
package dev.pillowmint.intake.schema;

import org.jspecify.annotations.NullMarked;
