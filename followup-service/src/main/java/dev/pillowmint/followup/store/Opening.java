package dev.pillowmint.followup.store;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.pillowmint.followup.plan.StoreReady;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Opens the store: waits for the database, however long it takes, brings the schema up to date and
 * lets the work begin. The service answers its health checks meanwhile.
 */
@Component
class Opening implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Opening.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(250);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final Flyway flyway;
  private final Scheduler scheduler;
  private final Housekeeping housekeeping;
  private final ApplicationEventPublisher events;
  private final Thread thread = Thread.ofPlatform().name("opening").unstarted(this::open);
  private volatile boolean open;
  private volatile boolean stopped;

  Opening(
      Flyway flyway,
      Scheduler scheduler,
      Housekeeping housekeeping,
      ApplicationEventPublisher events) {
    this.flyway = flyway;
    this.scheduler = scheduler;
    this.housekeeping = housekeeping;
    this.events = events;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    thread.start();
  }

  /** Whether the database has answered and has its schema. */
  boolean isOpen() {
    return open;
  }

  private void open() {
    Duration wait = FIRST_WAIT;
    while (!stopped && !prepared()) {
      try {
        Thread.sleep(wait);
      } catch (InterruptedException e) {
        return;
      }
      Duration longer = wait.multipliedBy(2);
      wait = longer.compareTo(LONGEST_WAIT) < 0 ? longer : LONGEST_WAIT;
    }
    if (!stopped) {
      scheduler.start();
      open = true;
      events.publishEvent(new StoreReady());
      LOG.info("The database is ready");
    }
  }

  private boolean prepared() {
    try {
      flyway.migrate();
      housekeeping.begin();
      return true;
    } catch (RuntimeException e) {
      LOG.warn("Waiting for the database: {}", String.valueOf(e.getMessage()).strip());
      return false;
    }
  }

  @Override
  public void start() {}

  /** Running follow-ups finish; what was due and had not begun is carried out after the restart. */
  @Override
  public void stop() {
    stopped = true;
    thread.interrupt();
    if (open) {
      scheduler.stop();
    }
    housekeeping.end();
  }

  @Override
  public boolean isRunning() {
    return !stopped;
  }

  /** After the listeners, before the outbox is drained. */
  @Override
  public int getPhase() {
    return 2000;
  }
}
