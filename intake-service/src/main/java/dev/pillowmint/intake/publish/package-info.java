/** The Kafka edge: admitted events as Avro on the topic customer-events. */
@NullMarked
package dev.pillowmint.intake.publish;

import org.jspecify.annotations.NullMarked;
