package dev.pillowmint.followup.listen;

import dev.pillowmint.catalogue.EventRefusedException;
import dev.pillowmint.catalogue.RefusalHeaders;
import dev.pillowmint.followup.plan.BadRecordException;
import dev.pillowmint.followup.plan.TryLaterException;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.transaction.TransactionException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/**
 * What happens to a record that could not be handled: again for as long as something is away, at
 * once to the dead-letter topic if it is bad itself, and there after a few attempts if nobody
 * knows.
 */
final class BadRecords {
  private static final Logger LOG = LoggerFactory.getLogger(BadRecords.class);
  private static final String SUFFIX = ".followup-service.dlt";
  private static final long LONGEST_WAIT_MILLIS = 10_000;
  private static final int LONGEST_HEADER_BYTES = 8 * 1024;
  private static final String DATA_EXCEPTION = "22";
  private static final String PROGRAM_LIMIT_EXCEEDED = "54";
  private static final int ATTEMPTS_IF_UNKNOWN = 5;

  private BadRecords() {}

  static DefaultErrorHandler handler(
      KafkaOperations<byte[], byte[]> deadLetters, MeterRegistry metrics) {
    DefaultErrorHandler handler = new DefaultErrorHandler(recoverer(deadLetters, metrics));
    handler.setBackOffFunction((record, fault) -> backOff(fault));
    handler.setRetryListeners(BadRecords::sayWhatIsTriedAgain);
    return handler;
  }

  private static void sayWhatIsTriedAgain(
      ConsumerRecord<?, ?> record, @Nullable Exception fault, int attempt) {
    LOG.warn(
        "{}-{} offset {} was tried {} times: {}",
        record.topic(),
        record.partition(),
        record.offset(),
        attempt,
        fault == null ? "no fault is known" : inBrief(fault));
  }

  private static ConsumerRecordRecoverer recoverer(
      KafkaOperations<byte[], byte[]> deadLetters, MeterRegistry metrics) {
    DeadLetterPublishingRecoverer publisher =
        new DeadLetterPublishingRecoverer(
            deadLetters, (record, fault) -> new TopicPartition(record.topic() + SUFFIX, -1));
    publisher.setExceptionHeadersCreator(
        (headers, fault, isKey, names) ->
            headers
                .add(names.getExceptionInfo().getExceptionFqcn(), bytes(fault.getClass().getName()))
                .add(names.getExceptionInfo().getExceptionStacktrace(), stack(fault)));
    publisher.setHeadersFunction((record, fault) -> headers(fault));
    return (record, fault) -> {
      publisher.accept(record, fault);
      metrics
          .counter(
              "pillowmint.dead.letters",
              "topic",
              record.topic(),
              "reason",
              RefusalHeaders.code(fault))
          .increment();
      LOG.warn(
          "{}-{} offset {} went to {}: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          record.topic() + SUFFIX,
          inBrief(fault));
    };
  }

  private static BackOff backOff(Throwable fault) {
    if (has(fault, BadRecordException.class) || isRefused(fault)) {
      return new FixedBackOff(0, 0);
    }
    ExponentialBackOff backOff = new ExponentialBackOff(200, 2);
    backOff.setMaxInterval(LONGEST_WAIT_MILLIS);
    backOff.setJitter(100);
    if (!isSomethingAway(fault)) {
      backOff.setMaxAttempts(ATTEMPTS_IF_UNKNOWN);
    }
    return backOff;
  }

  private static boolean isSomethingAway(Throwable fault) {
    boolean database =
        has(fault, DataAccessException.class) && !has(fault, DataIntegrityViolationException.class);
    return (database && !isRefused(fault))
        || has(fault, TransactionException.class)
        || has(fault, TryLaterException.class);
  }

  /** Whether the database can never keep it: a value out of range, or one too large. */
  private static boolean isRefused(Throwable fault) {
    for (Throwable t = fault; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState().startsWith(DATA_EXCEPTION)
            || sql.getSQLState().startsWith(PROGRAM_LIMIT_EXCEEDED);
      }
    }
    return false;
  }

  private static boolean has(Throwable fault, Class<? extends Throwable> type) {
    for (Throwable t = fault; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return true;
      }
    }
    return false;
  }

  private static Headers headers(Throwable fault) {
    Headers headers = new RecordHeaders().add("reason", bytes(message(fault)));
    EventRefusedException.in(fault)
        .ifPresent(refused -> RefusalHeaders.of(refused).forEach(headers::add));
    return headers;
  }

  private static byte[] stack(Throwable fault) {
    StringWriter stack = new StringWriter();
    fault.printStackTrace(new PrintWriter(stack));
    return bytes(stack.toString());
  }

  private static byte[] bytes(String text) {
    byte[] all = text.getBytes(StandardCharsets.UTF_8);
    return all.length <= LONGEST_HEADER_BYTES ? all : Arrays.copyOf(all, LONGEST_HEADER_BYTES);
  }

  /** Without words that may quote what the record says of a customer, as the database's do. */
  private static String inBrief(Throwable fault) {
    Throwable last = fault;
    for (Throwable t = fault; t != null; t = t.getCause()) {
      if (t instanceof EventRefusedException refused) {
        return refused.inBrief();
      }
      if (t instanceof BadRecordException bad && bad.getCause() == null) {
        return String.valueOf(bad.getMessage());
      }
      if (t instanceof SQLException sql) {
        return "SQL state " + sql.getSQLState();
      }
      last = t;
    }
    return last.getClass().getSimpleName();
  }

  /** What went wrong, without the listener's wrapping. */
  private static String message(Throwable fault) {
    Throwable cause = fault;
    while (cause instanceof KafkaException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
