package dev.pillowmint.followup.publish;

import dev.pillowmint.followup.plan.FollowUp;
import dev.pillowmint.followup.plan.FollowUpChanged;
import dev.pillowmint.followup.plan.Outbox;
import dev.pillowmint.followup.plan.PromiseSettled;
import dev.pillowmint.followup.plan.StoreReady;
import dev.pillowmint.followup.plan.Worklist;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts what was committed, and how much waits. */
final class FollowUpMetrics implements DisposableBean {
  private static final long MEASURE_SECONDS = 5;

  private final MeterRegistry metrics;
  private final Worklist worklist;
  private final Outbox outbox;
  private final AtomicLong pending;
  private final AtomicLong waiting;
  private final List<Future<?>> running = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("measuring").factory());

  FollowUpMetrics(MeterRegistry metrics, Worklist worklist, Outbox outbox) {
    this.metrics = metrics;
    this.worklist = worklist;
    this.outbox = outbox;
    this.pending = metrics.gauge("pillowmint.follow.ups.pending", new AtomicLong());
    this.waiting = metrics.gauge("pillowmint.outbox.waiting", new AtomicLong());
  }

  @EventListener(StoreReady.class)
  void begin() {
    running.add(
        executor.scheduleWithFixedDelay(this::measure, 0, MEASURE_SECONDS, TimeUnit.SECONDS));
  }

  @TransactionalEventListener
  void count(FollowUpChanged change) {
    FollowUp.Status status = change.followUp().status();
    metrics
        .counter(
            "pillowmint.follow.ups",
            "kind",
            change.followUp().task().kind().name(),
            "state",
            status.state().name(),
            "reason",
            status.reason().code())
        .increment();
  }

  @TransactionalEventListener
  void count(PromiseSettled settled) {
    String state = settled.promise().state().name().toLowerCase(Locale.ROOT);
    metrics.counter("pillowmint.promises", "state", state).increment();
  }

  private void measure() {
    try {
      pending.set(worklist.pending());
      waiting.set(outbox.waiting());
    } catch (DataAccessException e) {
      // The last numbers stand until the database answers again; its health says so.
      return;
    }
  }

  @Override
  public void destroy() {
    running.forEach(work -> work.cancel(false));
    executor.shutdownNow();
  }
}
