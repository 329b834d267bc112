package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.EventRefusedException;
import dev.pillowmint.catalogue.RefusalHeaders;
import dev.pillowmint.schemas.CustomerEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * Where bad records go: {@code <topic>.decision-service.dlt}, as they came, with the reason. The
 * headers are those of spring-kafka, so that one tool reads every service's dead letters.
 */
final class DeadLetters {
  /** Under this name the handlers find it in the Streams configuration. */
  static final String CONFIG = "pillowmint.dead.letters";

  private static final String EVENTS = "customer-events";

  /** Where bad events go. */
  static final String OF_EVENTS = EVENTS + ".decision-service.dlt";

  /** The code of a link that cannot be. */
  static final String IDENTITY = "identity";

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
  private static final String SUFFIX = ".decision-service.dlt";
  private static final Set<String> SOURCES = Set.of(EVENTS, "follow-ups");
  private static final int LONGEST_STACK = 8_192;
  private static final int LONGEST_REASON = 1_000;
  private static final int LONGEST_BRIEF = 300;

  private final Measures measures;

  DeadLetters(Measures measures) {
    this.measures = measures;
  }

  /**
   * The dead letter; empty if the record is none of a shared topic, and its failure is ours.
   *
   * @param key as it came
   * @param value as it came
   */
  Optional<ProducerRecord<byte[], byte[]>> letter(
      ErrorHandlerContext context, byte @Nullable [] key, byte @Nullable [] value, Exception e) {
    if (!SOURCES.contains(context.topic())) {
      return Optional.empty();
    }
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(context.topic() + SUFFIX, null, key, value);
    context.headers().forEach(header -> letter.headers().add(header));
    describe(letter.headers(), context, e);
    measures.deadLetter(context.topic(), RefusalHeaders.code(e));
    log.warn(
        "A bad record went to {}: {}-{} offset {}: {}",
        letter.topic(),
        context.topic(),
        context.partition(),
        context.offset(),
        inBrief(e));
    return Optional.of(letter);
  }

  /** As events are published: whoever sends a letter again finds its schema where it was. */
  static Serde<CustomerEvent> asPublished(Serde<CustomerEvent> serde) {
    return Serdes.serdeFrom(
        (topic, event) -> serde.serializer().serialize(EVENTS, event),
        (topic, bytes) -> serde.deserializer().deserialize(EVENTS, bytes));
  }

  /**
   * What such a letter's headers say.
   *
   * @param partition where it was read; negative: nowhere
   */
  static Headers refused(String reason, int partition, long offset) {
    Headers headers = new RecordHeaders();
    headers.add("reason", text(reason));
    headers.add(RefusalHeaders.CODE, text(IDENTITY));
    headers.add(KafkaHeaders.DLT_ORIGINAL_TOPIC, text(EVENTS));
    place(headers, partition, offset);
    return headers;
  }

  private static void place(Headers headers, int partition, long offset) {
    headers.add(
        KafkaHeaders.DLT_ORIGINAL_PARTITION,
        ByteBuffer.allocate(Integer.BYTES).putInt(partition).array());
    headers.add(
        KafkaHeaders.DLT_ORIGINAL_OFFSET, ByteBuffer.allocate(Long.BYTES).putLong(offset).array());
  }

  private static void describe(Headers headers, ErrorHandlerContext context, Exception e) {
    headers.add("reason", text(reason(e)));
    EventRefusedException.in(e)
        .ifPresent(refused -> RefusalHeaders.of(refused).forEach(headers::add));
    headers.add(KafkaHeaders.DLT_ORIGINAL_TOPIC, text(context.topic()));
    place(headers, context.partition(), context.offset());
    headers.add(KafkaHeaders.DLT_EXCEPTION_FQCN, text(e.getClass().getName()));
    StringWriter stack = new StringWriter();
    e.printStackTrace(new PrintWriter(stack));
    headers.add(KafkaHeaders.DLT_EXCEPTION_STACKTRACE, text(cut(stack.toString(), LONGEST_STACK)));
  }

  /** Without words that may quote what the record says of a customer. */
  private static String inBrief(Exception e) {
    return cut(
        EventRefusedException.in(e)
            .map(EventRefusedException::inBrief)
            .orElseGet(() -> inBrief(innermost(e))),
        LONGEST_BRIEF);
  }

  private static String inBrief(Throwable cause) {
    return cause instanceof BadRecordException bad
        ? String.valueOf(bad.getMessage())
        : cause.getClass().getSimpleName();
  }

  /** The innermost message says most. */
  private static String reason(Exception e) {
    Throwable cause = innermost(e);
    String message = cause.getMessage();
    return message == null ? cause.getClass().getName() : cut(message, LONGEST_REASON);
  }

  private static Throwable innermost(Exception e) {
    Throwable cause = e;
    while (!(cause instanceof BadRecordException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** A header must leave room for the record itself. */
  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
