/** Keys and administrative acts, kept in Kafka. */
@NullMarked
package dev.pillowmint.intake.topics;

import org.jspecify.annotations.NullMarked;
