/** The Kafka edge of repair: dead-letter topics, and what was done about their records. */
@NullMarked
package dev.pillowmint.intake.deadletters;

import org.jspecify.annotations.NullMarked;
