package dev.pillowmint.followup.listen;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.followup.plan.Care;
import dev.pillowmint.followup.plan.CompressedClock;
import dev.pillowmint.followup.plan.GrantedGesture;
import dev.pillowmint.followup.plan.News;
import dev.pillowmint.followup.story.Memory;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Gesture;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.MDC;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.stereotype.Component;

/**
 * Hears the topics. Each record is handled in a transaction of its own; the offset is committed
 * after it, so a record may come again and then changes nothing.
 */
@Component
class Listeners {
  private static final String EVENT_ID = "event.id";

  private final Records records;
  private final Unsealed unsealed;
  private final Care care;
  private final Memory memory;
  private final Clock clock;
  private final CustomerNews news;
  private final Moments moments;

  Listeners(
      Records records, Unsealed unsealed, Care care, Memory memory, Clock clock, EventTypes types) {
    this.records = records;
    this.unsealed = unsealed;
    this.care = care;
    this.memory = memory;
    this.clock = clock;
    this.news = new CustomerNews(types);
    this.moments = new Moments(types);
  }

  @KafkaListener(id = "customer-events", topics = "customer-events", idIsGroup = false)
  void hearEvent(ConsumerRecord<byte[], byte[]> record) {
    unsealed
        .open(records.read(record, CustomerEvent.class))
        .ifPresent(event -> hear(record, event));
  }

  private void hear(ConsumerRecord<byte[], byte[]> record, CustomerEvent event) {
    if (clock instanceof CompressedClock compressed) {
      compressed.begin();
    }
    Instant arrived = Instant.ofEpochMilli(record.timestamp());
    named(
        event.getId(),
        () -> {
          Optional<News> matters = news.of(key(record), event, arrived);
          memory.hear(moments.of(key(record), event, arrived));
          matters.ifPresent(care::hear);
          news.joinedTo(key(record), event, arrived)
              .ifPresent(into -> care.join(event.getCustomerId(), into));
        });
  }

  /** All at once; where that fails, one by one, so that each gets what it deserves. */
  @KafkaListener(id = "gestures", topics = "gestures", idIsGroup = false, batch = "true")
  void hearGestures(List<ConsumerRecord<byte[], byte[]>> together) {
    try {
      care.take(together.stream().map(this::granted).toList());
      together.forEach(this::remember);
    } catch (RuntimeException e) {
      hearOneByOne(together);
    }
  }

  private void hearOneByOne(List<ConsumerRecord<byte[], byte[]>> gestures) {
    for (int i = 0; i < gestures.size(); i++) {
      try {
        care.take(granted(gestures.get(i)));
        remember(gestures.get(i));
      } catch (RuntimeException e) {
        throw new BatchListenerFailedException("A gesture cannot be followed up", e, i);
      }
    }
  }

  private Gesture gesture(ConsumerRecord<byte[], byte[]> record) {
    Gesture gesture = records.read(record, Gesture.class);
    return unsealed.open(gesture, gesture.getCustomerId());
  }

  private GrantedGesture granted(ConsumerRecord<byte[], byte[]> record) {
    return Gestures.of(key(record), gesture(record));
  }

  private void remember(ConsumerRecord<byte[], byte[]> record) {
    Decisions.choice(gesture(record)).ifPresent(memory::hear);
  }

  @KafkaListener(id = "decisions", topics = "decisions", idIsGroup = false)
  void hearDecision(ConsumerRecord<byte[], byte[]> record) {
    Decision sealed = records.read(record, Decision.class);
    Decision decision = unsealed.open(sealed, sealed.getCustomerId());
    named(decision.getEventId(), () -> memory.hear(Decisions.of(key(record), decision)));
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
