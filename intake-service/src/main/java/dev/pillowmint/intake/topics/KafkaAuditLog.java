package dev.pillowmint.intake.topics;

import dev.pillowmint.intake.audit.AdministrativeAct;
import dev.pillowmint.intake.audit.AuditAwayException;
import dev.pillowmint.intake.audit.AuditLog;
import dev.pillowmint.schemas.AuditEntry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.KafkaTemplate;

/** Acts on their topic, and as lines of the service's own log. */
final class KafkaAuditLog implements AuditLog {
  static final String TOPIC = "audit-log";

  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
  private static final Duration TIMEOUT = Duration.ofSeconds(8);

  private final KafkaTemplate<String, byte[]> kafka;
  private final AvroValues values;
  private final OnePartition topic;

  KafkaAuditLog(
      KafkaTemplate<String, byte[]> kafka, AvroValues values, Map<String, Object> config) {
    this.kafka = kafka;
    this.values = values;
    this.topic = new OnePartition(PARTITION, config);
  }

  @Override
  public void record(AdministrativeAct act) {
    AuditLine.write(act);
    try {
      kafka
          .send(TOPIC, act.subject(), values.write(TOPIC, Records.toAvro(act)))
          .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw away(e);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      throw away(e);
    }
  }

  private static AuditAwayException away(Exception e) {
    return new AuditAwayException("The audit log cannot be written or read now.", e);
  }

  /** Offsets of transactions' ends hold no act, so it reads three times as many. */
  @Override
  public List<AdministrativeAct> newest(int most) {
    Deque<AdministrativeAct> acts = new ArrayDeque<>();
    try (Consumer<String, byte[]> consumer = topic.consumer()) {
      long end = OnePartition.end(consumer, PARTITION);
      long begin = consumer.beginningOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
      consumer.seek(PARTITION, Math.max(begin, end - 3L * most));
      long giveUp = System.nanoTime() + TIMEOUT.toNanos();
      while (consumer.position(PARTITION) < end) {
        if (System.nanoTime() - giveUp > 0) {
          throw new IllegalStateException("It takes too long");
        }
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          acts.addFirst(Records.of((AuditEntry) values.read(record)));
        }
      }
    } catch (RuntimeException e) {
      throw away(e);
    }
    return acts.stream().limit(most).toList();
  }
}
