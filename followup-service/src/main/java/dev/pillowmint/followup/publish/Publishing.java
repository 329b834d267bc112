package dev.pillowmint.followup.publish;

import dev.pillowmint.followup.plan.Announced;
import dev.pillowmint.followup.plan.FollowUpChanged;
import dev.pillowmint.followup.plan.Outbox;
import dev.pillowmint.followup.plan.StoreReady;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Empties the outbox: at once when something was committed here, and by looking now and then for
 * what another instance left behind. Whatever goes wrong, it tries again, ever less often.
 */
final class Publishing<T> implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);
  private static final int BATCH = 500;
  private static final long LOOK_MILLIS = 200;
  private static final long LONGEST_WAIT_MILLIS = 5000;

  private final Outbox<T> outbox;
  private final Outbox.Publisher<T> topic;
  private final Class<?> occasion;
  private final Semaphore nudges = new Semaphore(0);
  private final Thread thread;
  private volatile boolean begun;
  private volatile boolean stopped;

  /**
   * @param occasion the event that says that something waits
   * @param name of the topic
   */
  Publishing(Outbox<T> outbox, Outbox.Publisher<T> topic, Class<?> occasion, String name) {
    this.outbox = outbox;
    this.topic = topic;
    this.occasion = occasion;
    this.thread = Thread.ofPlatform().name("publishing " + name).unstarted(this::run);
  }

  @EventListener(StoreReady.class)
  void begin() {
    begun = true;
    thread.start();
  }

  @TransactionalEventListener({FollowUpChanged.class, Announced.class})
  void nudge(Object change) {
    if (occasion.isInstance(change) && nudges.availablePermits() == 0) {
      nudges.release();
    }
  }

  private void run() {
    long wait = LOOK_MILLIS;
    while (!stopped) {
      wait = drained() ? LOOK_MILLIS : Math.min(wait * 2, LONGEST_WAIT_MILLIS);
      try {
        pause(wait);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void pause(long wait) throws InterruptedException {
    if (wait > LOOK_MILLIS) {
      Thread.sleep(wait + ThreadLocalRandom.current().nextLong(wait / 4));
    } else if (nudges.tryAcquire(wait, TimeUnit.MILLISECONDS)) {
      nudges.drainPermits();
    }
  }

  /** Whether all went well: nothing waits, or somebody else is at it. */
  private boolean drained() {
    try {
      int published;
      boolean[] failed = {false};
      do {
        published =
            outbox.drain(
                BATCH,
                changes -> {
                  int count = topic.publish(changes);
                  failed[0] = count < changes.size();
                  return count;
                });
      } while (published == BATCH);
      return !failed[0];
    } catch (RuntimeException e) {
      // Whatever it is: this thread lives as long as the service, so it only waits.
      LOG.warn("Publishing waits: {}", e.toString());
      return false;
    }
  }

  @Override
  public void start() {}

  /** What was committed before the end is published before the end, if Kafka answers. */
  @Override
  public void stop() {
    stopped = true;
    if (!begun) {
      return;
    }
    nudges.release();
    try {
      thread.join(LONGEST_WAIT_MILLIS);
      if (!thread.isAlive()) {
        drained();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return !stopped;
  }

  /** After everything that writes to the outbox. */
  @Override
  public int getPhase() {
    return 1000;
  }
}
