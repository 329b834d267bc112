package dev.pillowmint.sealing;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the topic of customers' keys for those that are deleted, so that nothing more is sealed
 * under them. Where it was cut off, every key is forgotten: one of them may be gone.
 */
final class FollowDeletions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FollowDeletions.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration REST = Duration.ofSeconds(1);

  private final CustomerKeys keys;
  private final Supplier<Consumer<String, byte[]>> consumers;
  private volatile @Nullable Thread following;
  private String lastFailure = "";

  FollowDeletions(CustomerKeys keys, Supplier<Consumer<String, byte[]>> consumers) {
    this.keys = keys;
    this.consumers = consumers;
  }

  void start() {
    Thread thread = Thread.ofVirtual().name(KeyTopic.NAME).unstarted(this::run);
    following = thread;
    thread.start();
  }

  /** An interrupted consumer would not close in peace; this one sees it at its next look. */
  @Override
  public void close() {
    following = null;
  }

  private void run() {
    while (following == Thread.currentThread()) {
      try (Consumer<String, byte[]> consumer = consumers.get()) {
        follow(consumer);
      } catch (RuntimeException e) {
        if (!rest(e)) {
          return;
        }
      }
    }
  }

  private void follow(Consumer<String, byte[]> consumer) {
    List<TopicPartition> partitions = KeyTopic.partitions(consumer);
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    keys.forgetAll();
    lastFailure = "";
    while (following == Thread.currentThread()) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        if (record.value() == null) {
          KeyName.parse(record.key()).ifPresent(name -> keys.forget(name.customerId()));
        }
      }
    }
  }

  /** False: this was asked to stop. */
  private boolean rest(RuntimeException failure) {
    if (following != Thread.currentThread()) {
      return false;
    }
    if (!String.valueOf(failure.getMessage()).equals(lastFailure)) {
      lastFailure = String.valueOf(failure.getMessage());
      LOG.warn("Deleted keys of customers cannot be watched now: {}", lastFailure);
    }
    try {
      Thread.sleep(REST);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
