package dev.pillowmint.followup.send.guard;

import dev.pillowmint.followup.plan.Message;
import dev.pillowmint.followup.plan.Outcome;
import dev.pillowmint.followup.plan.Sender;
import io.github.resilience4j.bulkhead.Bulkhead;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A channel that holds nobody up: so many messages at once, each for so long, and none while it
 * does not answer. An attempt runs in a virtual thread, since interrupting that closes its
 * connection; it keeps its place until it has really ended.
 */
public final class Guarded implements Sender, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Guarded.class);
  private static final Duration BUSY = Duration.ofMillis(400);

  private final String name;
  private final Sender sender;
  private final Limits limits;
  private final Breaker breaker;
  private final ChannelMeters meters;
  private final Bulkhead places;
  private final ExecutorService attempts;

  public Guarded(String name, Sender sender, Limits limits, Breaker breaker, ChannelMeters meters) {
    this.name = name;
    this.sender = sender;
    this.limits = limits;
    this.breaker = breaker;
    this.meters = meters;
    this.places = Places.of(name, limits.atOnce());
    this.attempts =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 0).factory());
    meters.watch(name, places, breaker);
  }

  /** How many messages may be under way. */
  public int atOnce() {
    return limits.atOnce();
  }

  @Override
  public Outcome send(Message message) {
    Outcome outcome = admitted(message);
    meters.count(name, outcome);
    return outcome;
  }

  private Outcome admitted(Message message) {
    if (!places.tryAcquirePermission()) {
      return new Outcome.Busy(BUSY);
    }
    if (!breaker.admits()) {
      places.releasePermission();
      return new Outcome.Closed(breaker.untilNextTry());
    }
    long start = System.nanoTime();
    Future<Outcome> attempt = attempts.submit(() -> attempt(message));
    Outcome outcome = Outcome.AWAY;
    try {
      outcome = attempt.get(limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
      return outcome;
    } catch (TimeoutException e) {
      LOG.warn(
          "{} did not take follow-up {} within {} s",
          name,
          message.id(),
          limits.timeout().toSeconds());
      return outcome;
    } catch (ExecutionException e) {
      throw new IllegalStateException("%s failed: %s".formatted(name, e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The service stops");
    } finally {
      attempt.cancel(true);
      long nanos = System.nanoTime() - start;
      breaker.learn(outcome, nanos);
      meters.took(name, nanos);
    }
  }

  private Outcome attempt(Message message) {
    try {
      return sender.send(message);
    } finally {
      places.onComplete();
    }
  }

  @Override
  public void close() {
    attempts.shutdownNow();
  }
}
