package dev.pillowmint.intake.topics;

import dev.pillowmint.intake.keys.ApiKey;
import dev.pillowmint.intake.keys.KeyStore;
import dev.pillowmint.intake.keys.Keyring.Keys;
import dev.pillowmint.intake.keys.KeysAwayException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/**
 * Writes keys in transactions of one fixed id: who begins fences whoever wrote before, then reads
 * to the end, and only then decides what to write. So no instance acts on keys that another has
 * changed since, and a key and the act that made it are written together or not at all.
 */
final class KafkaKeyStore implements KeyStore {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final KeyTopic topic;
  private final AvroValues values;
  private final FollowKeys following;
  private final Supplier<Producer<String, byte[]>> producers;
  private final ReentrantLock writing = new ReentrantLock(true);

  /**
   * @param producers a new one for each change: only what it does first fences the writer before
   */
  KafkaKeyStore(
      KeyTopic topic,
      AvroValues values,
      FollowKeys following,
      Supplier<Producer<String, byte[]>> producers) {
    this.topic = topic;
    this.values = values;
    this.following = following;
    this.producers = producers;
  }

  @Override
  public void change(Function<Keys, Change> change) {
    try {
      if (!writing.tryLock(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new KeysAwayException("Other changes of keys are being written.");
      }
      try {
        following.await(write(change), TIMEOUT);
      } finally {
        writing.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KeysAwayException("The service is stopping.", e);
    } catch (KafkaException | ExecutionException e) {
      throw new KeysAwayException(
          "Kafka did not confirm the change. List the keys to see whether it was made.", e);
    }
  }

  /** The revision after it. */
  private long write(Function<Keys, Change> change)
      throws InterruptedException, ExecutionException {
    Producer<String, byte[]> producer = producers.get();
    try {
      producer.initTransactions();
      Keys keys = topic.keys(TIMEOUT);
      Change wanted = change.apply(keys);
      long revision = wanted.keys().isEmpty() ? keys.revision() : commit(producer, wanted);
      AuditLine.write(wanted.act());
      return revision;
    } finally {
      producer.close(Duration.ofSeconds(1));
    }
  }

  private long commit(Producer<String, byte[]> producer, Change wanted)
      throws InterruptedException, ExecutionException {
    List<ProducerRecord<String, byte[]>> records = records(wanted);
    producer.beginTransaction();
    List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
    producer.commitTransaction();
    return sent.getLast().get().offset();
  }

  /** The act, then the keys. */
  private List<ProducerRecord<String, byte[]>> records(Change wanted) {
    try {
      List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
      byte[] act = values.write(KafkaAuditLog.TOPIC, Records.toAvro(wanted.act()));
      records.add(new ProducerRecord<>(KafkaAuditLog.TOPIC, 0, wanted.act().subject(), act));
      for (ApiKey key : wanted.keys()) {
        byte[] value = values.write(KeyTopic.NAME, Records.toAvro(key));
        records.add(new ProducerRecord<>(KeyTopic.NAME, 0, key.id(), value));
      }
      return records;
    } catch (RuntimeException e) {
      throw new KeysAwayException("The schema registry does not give the schemas.", e);
    }
  }
}
