package dev.pillowmint.decision.policies;

import dev.pillowmint.decision.policy.LivePolicies;
import dev.pillowmint.decision.policy.PolicyBook;
import dev.pillowmint.decision.policy.PolicyVersion;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Reads the policies topic from its beginning and follows it; after a failure from the start. */
final class FollowPolicies implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(FollowPolicies.class);
  private static final Duration POLL = Duration.ofMillis(250);

  private final PolicyTopic topic;
  private final LivePolicies policies;
  private final Clock clock;
  private final Duration retryAfter;
  private volatile @Nullable Thread following;
  private String lastFailure = "";

  FollowPolicies(PolicyTopic topic, LivePolicies policies, Clock clock, Duration retryAfter) {
    this.topic = topic;
    this.policies = policies;
    this.clock = clock;
    this.retryAfter = retryAfter;
  }

  @Override
  public void start() {
    Thread thread = Thread.ofVirtual().name("policies").unstarted(this::run);
    following = thread;
    thread.start();
  }

  @Override
  public void stop() {
    Thread thread = following;
    following = null;
    if (thread != null) {
      thread.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return following != null;
  }

  /** Waits until this revision decides here; at most so long. */
  synchronized void await(long revision, Duration timeout) throws InterruptedException {
    long giveUp = System.nanoTime() + timeout.toNanos();
    long left = timeout.toMillis();
    while (policies.book().revision() < revision && left > 0) {
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
    long end = PolicyTopic.end(consumer);
    PolicyBook book = PolicyBook.EMPTY;
    boolean read = false;
    while (following == Thread.currentThread()) {
      ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
      for (ConsumerRecord<String, byte[]> record : records) {
        book = topic.after(book, record);
      }
      boolean whole = consumer.position(PolicyTopic.PARTITION) >= end;
      if (whole && (!read || !records.isEmpty())) {
        take(book);
        read = true;
      }
    }
  }

  private synchronized void take(PolicyBook book) {
    Map<PolicyVersion.Id, String> before = policies.refused();
    policies.read(book, clock.instant());
    policies.complete();
    policies
        .refused()
        .forEach(
            (id, why) -> {
              if (!why.equals(before.get(id))) {
                log.error("Policy {} does not compile here and does not decide:\n{}", id, why);
              }
            });
    log.info("The policies are at revision {}; {} decides.", book.revision(), decides());
    lastFailure = "";
    notifyAll();
  }

  private PolicyVersion.Id decides() {
    var policy = policies.active(clock.instant());
    return new PolicyVersion.Id(policy.name(), policy.version());
  }

  /** False: this was asked to stop. */
  private boolean rest(RuntimeException failure) {
    if (following != Thread.currentThread()) {
      return false;
    }
    if (!String.valueOf(failure.getMessage()).equals(lastFailure)) {
      lastFailure = String.valueOf(failure.getMessage());
      log.warn("The policies cannot be read now; what was read stays: {}", lastFailure);
    }
    try {
      Thread.sleep(retryAfter);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
