/** Hears gestures and customer events from Kafka. */
@NullMarked
package dev.pillowmint.followup.listen;

import org.jspecify.annotations.NullMarked;
