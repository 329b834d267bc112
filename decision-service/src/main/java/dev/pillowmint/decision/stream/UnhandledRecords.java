package dev.pillowmint.decision.stream;

import dev.pillowmint.sealing.KeysAwayException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * A record that cannot be handled is a dead letter. Kafka's own exceptions are not the record's
 * fault, nor is a key that is not to be had: it is tried again.
 */
public final class UnhandledRecords implements ProcessingExceptionHandler {
  private @Nullable DeadLetters deadLetters;

  @Override
  public void configure(Map<String, ?> configs) {
    deadLetters = (DeadLetters) configs.get(DeadLetters.CONFIG);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
    DeadLetters letters = Objects.requireNonNull(deadLetters, DeadLetters.CONFIG);
    return exception instanceof KafkaException || exception instanceof KeysAwayException
        ? Response.fail()
        : letters
            .letter(context, context.sourceRawKey(), context.sourceRawValue(), exception)
            .map(letter -> Response.resume(List.of(letter)))
            .orElseGet(Response::fail);
  }
}
