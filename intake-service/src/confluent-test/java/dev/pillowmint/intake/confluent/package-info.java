@NullMarked
package dev.pillowmint.intake.confluent;

import org.jspecify.annotations.NullMarked;
