package dev.pillowmint.followup.listen;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.followup.plan.Care;
import dev.pillowmint.followup.plan.CompressedClock;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Gesture;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.MDC;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Hears both topics. Each record is handled in a transaction of its own; the offset is committed
 * after it, so a record may come again and then changes nothing.
 */
@Component
class Listeners {
  private static final String EVENT_ID = "event.id";

  private final Records records;
  private final Care care;
  private final Clock clock;
  private final CustomerNews news = new CustomerNews(EventTypes.shipped());

  Listeners(Records records, Care care, Clock clock) {
    this.records = records;
    this.care = care;
    this.clock = clock;
  }

  @KafkaListener(id = "customer-events", topics = "customer-events", idIsGroup = false)
  void hearEvent(ConsumerRecord<byte[], byte[]> record) {
    CustomerEvent event = records.read(record, CustomerEvent.class);
    if (clock instanceof CompressedClock compressed) {
      compressed.begin();
    }
    Instant arrived = Instant.ofEpochMilli(record.timestamp());
    named(event.getId(), () -> news.of(key(record), event, arrived).ifPresent(care::hear));
  }

  @KafkaListener(id = "gestures", topics = "gestures", idIsGroup = false)
  void hearGesture(ConsumerRecord<byte[], byte[]> record) {
    Gesture gesture = records.read(record, Gesture.class);
    named(gesture.getEventId(), () -> care.take(Gestures.of(key(record), gesture)));
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    byte[] key = record.key();
    return key == null ? "" : new String(key, StandardCharsets.UTF_8);
  }

  /** Every line of the log names the event that is being handled. */
  private static void named(String eventId, Runnable work) {
    MDC.put(EVENT_ID, eventId);
    try {
      work.run();
    } finally {
      MDC.remove(EVENT_ID);
    }
  }
}
