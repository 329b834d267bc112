/** Takes company systems' events and makes them durable in Kafka. */
@NullMarked
package dev.pillowmint.intake;

import org.jspecify.annotations.NullMarked;
