package dev.pillowmint.followup.publish;

import dev.pillowmint.followup.plan.FollowUp;
import dev.pillowmint.followup.plan.FollowUpChanged;
import dev.pillowmint.followup.plan.Outbox;
import dev.pillowmint.followup.plan.PromiseLedger;
import dev.pillowmint.followup.plan.PromiseSettled;
import dev.pillowmint.followup.plan.StoreReady;
import dev.pillowmint.followup.plan.Worklist;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Counts what was committed, and how much waits. What waits is counted row by row, so the more it
 * is the less often.
 */
final class FollowUpMetrics implements DisposableBean {
  private static final long SHORTEST_REST = TimeUnit.SECONDS.toNanos(5);
  private static final long LONGEST_REST = TimeUnit.MINUTES.toNanos(1);
  private static final int REST_PER_WORK = 50;

  private final MeterRegistry metrics;
  private final Worklist worklist;
  private final PromiseLedger ledger;
  private final List<Outbox<?>> outboxes;
  private final AtomicLong pending;
  private final AtomicLong waiting;
  private final AtomicLong open;
  private final AtomicLong nearlyDue;
  private @Nullable Future<?> next;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("measuring").factory());

  FollowUpMetrics(
      MeterRegistry metrics, Worklist worklist, PromiseLedger ledger, List<Outbox<?>> outboxes) {
    this.metrics = metrics;
    this.worklist = worklist;
    this.ledger = ledger;
    this.outboxes = List.copyOf(outboxes);
    this.pending = metrics.gauge("pillowmint.follow.ups.pending", new AtomicLong());
    this.waiting = metrics.gauge("pillowmint.outbox.waiting", new AtomicLong());
    this.open = metrics.gauge("pillowmint.promises.open", new AtomicLong());
    this.nearlyDue = metrics.gauge("pillowmint.promises.nearly.due", new AtomicLong());
  }

  @EventListener(StoreReady.class)
  void begin() {
    measureAfter(0);
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
    String state = settled.promise().state().code();
    metrics.counter("pillowmint.promises", "state", state).increment();
  }

  private synchronized void measureAfter(long nanos) {
    next = executor.schedule(this::measureAgainAndAgain, nanos, TimeUnit.NANOSECONDS);
  }

  private void measureAgainAndAgain() {
    long begun = metrics.config().clock().monotonicTime();
    measure();
    long work = metrics.config().clock().monotonicTime() - begun;
    measureAfter(Math.clamp(work * REST_PER_WORK, SHORTEST_REST, LONGEST_REST));
  }

  private void measure() {
    try {
      pending.set(worklist.pending());
      PromiseLedger.Counts promises = ledger.counts();
      open.set(promises.open());
      nearlyDue.set(promises.nearlyDue());
      waiting.set(outboxes.stream().mapToLong(Outbox::waiting).sum());
    } catch (DataAccessException e) {
      // The last numbers stand until the database answers again; its health says so.
      return;
    }
  }

  @Override
  public synchronized void destroy() {
    if (next != null) {
      next.cancel(false);
    }
    executor.shutdownNow();
  }
}
