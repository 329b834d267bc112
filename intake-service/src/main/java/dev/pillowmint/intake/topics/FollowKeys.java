package dev.pillowmint.intake.topics;

import dev.pillowmint.intake.keys.Keyring;
import dev.pillowmint.intake.keys.Keyring.Keys;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reads the topic of keys from its beginning and follows it; after a failure from the start. What
 * was read stays while the broker is away.
 */
final class FollowKeys implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(FollowKeys.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration REST = Duration.ofSeconds(1);

  private final KeyTopic topic;
  private final Keyring keyring;
  private volatile @Nullable Thread following;
  private String lastFailure = "";

  FollowKeys(KeyTopic topic, Keyring keyring) {
    this.topic = topic;
    this.keyring = keyring;
  }

  @Override
  public void start() {
    Thread thread = Thread.ofVirtual().name("api-keys").unstarted(this::run);
    following = thread;
    thread.start();
  }

  /** An interrupted consumer would not close in peace; this one sees it at its next look. */
  @Override
  public void stop() {
    following = null;
  }

  @Override
  public boolean isRunning() {
    return following != null;
  }

  /** Waits until this revision decides here; at most so long. */
  synchronized void await(long revision, Duration timeout) throws InterruptedException {
    long giveUp = System.nanoTime() + timeout.toNanos();
    long left = timeout.toMillis();
    while (keyring.keys().revision() < revision && left > 0) {
      wait(left);
      left = Duration.ofNanos(giveUp - System.nanoTime()).toMillis();
    }
  }

  private void run() {
    while (following == Thread.currentThread()) {
      try (Consumer<String, byte[]> consumer = topic.consumer()) {
        follow(consumer);
      } catch (RuntimeException e) {
        if (!rest(e)) {
          return;
        }
      }
    }
  }

  private void follow(Consumer<String, byte[]> consumer) {
    long end = OnePartition.end(consumer, KeyTopic.PARTITION);
    Keys keys = Keys.NONE;
    boolean read = false;
    while (following == Thread.currentThread()) {
      ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
      for (ConsumerRecord<String, byte[]> record : records) {
        keys = topic.after(keys, record);
      }
      boolean whole = consumer.position(KeyTopic.PARTITION) >= end;
      if (whole && (!read || !records.isEmpty())) {
        take(keys);
        read = true;
      }
    }
  }

  private synchronized void take(Keys keys) {
    keyring.take(keys);
    log.info("{} keys of sources are known, revision {}", keys.byId().size(), keys.revision());
    lastFailure = "";
    notifyAll();
  }

  /** False: this was asked to stop. */
  private boolean rest(RuntimeException failure) {
    if (following != Thread.currentThread()) {
      return false;
    }
    if (!String.valueOf(failure.getMessage()).equals(lastFailure)) {
      lastFailure = String.valueOf(failure.getMessage());
      log.warn("The keys of sources cannot be read now; what was read stays: {}", lastFailure);
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
