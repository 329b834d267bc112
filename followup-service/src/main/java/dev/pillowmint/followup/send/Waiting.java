package dev.pillowmint.followup.send;

import dev.pillowmint.followup.plan.Backlog;
import dev.pillowmint.followup.plan.Channel;
import dev.pillowmint.followup.plan.StoreReady;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;

/** Measures now and then how much waits for each channel. */
final class Waiting implements DisposableBean {
  private static final long MEASURE_SECONDS = 5;

  private final Backlog backlog;
  private volatile Map<Channel, Long> now = Map.of();
  private final List<Future<?>> running = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("measuring-channels").factory());

  Waiting(Backlog backlog, Set<Channel> channels, MeterRegistry metrics) {
    this.backlog = backlog;
    for (Channel channel : channels) {
      Gauge.builder("pillowmint.channel.waiting", this, w -> w.now.getOrDefault(channel, 0L))
          .tag("channel", channel.code())
          .register(metrics);
    }
  }

  @EventListener(StoreReady.class)
  void begin() {
    running.add(
        executor.scheduleWithFixedDelay(this::measure, 0, MEASURE_SECONDS, TimeUnit.SECONDS));
  }

  private void measure() {
    try {
      now = backlog.waiting();
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
