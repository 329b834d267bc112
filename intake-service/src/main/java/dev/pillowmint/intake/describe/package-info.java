/** The edge that says what may be published, asked and read: event types, operations, topics. */
@NullMarked
package dev.pillowmint.intake.describe;

import org.jspecify.annotations.NullMarked;
