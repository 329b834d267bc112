package dev.pillowmint.decision.stream;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;

/**
 * A record that cannot be decoded is a dead letter, unless it was the registry's fault: then it is
 * tried again.
 */
public final class UndecodableRecords implements DeserializationExceptionHandler {
  private @Nullable DeadLetters deadLetters;
  private @Nullable SecondReading secondReading;

  @Override
  public void configure(Map<String, ?> configs) {
    deadLetters = (DeadLetters) configs.get(DeadLetters.CONFIG);
    secondReading = (SecondReading) configs.get(SecondReading.CONFIG);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    DeadLetters letters = Objects.requireNonNull(deadLetters, DeadLetters.CONFIG);
    SecondReading reading = Objects.requireNonNull(secondReading, SecondReading.CONFIG);
    return reading.isBad(record)
        ? letters
            .letter(context, record.key(), record.value(), exception)
            .map(letter -> Response.resume(List.of(letter)))
            .orElseGet(Response::fail)
        : Response.fail();
  }
}
