package dev.pillowmint.intake.api;

import dev.pillowmint.intake.webhook.Webhooks;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the files of webhooks and their secrets again, now and then. */
final class RefreshWebhooks implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RefreshWebhooks.class);

  private final Webhooks webhooks;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("webhooks").daemon().factory());

  private final Future<?> refreshing;

  RefreshWebhooks(Webhooks webhooks, Duration every) {
    this.webhooks = webhooks;
    refreshing =
        timer.scheduleWithFixedDelay(
            this::refresh, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void refresh() {
    try {
      if (!webhooks.refresh()) {
        return;
      }
      if (webhooks.fault().isEmpty()) {
        log.info("Webhooks are read again: {}", webhooks.names());
      } else {
        log.warn(
            "Changed files of webhooks cannot be used; the old ones hold. {}", webhooks.fault());
      }
    } catch (RuntimeException e) {
      log.error("The files of webhooks cannot be read again; the old ones hold", e);
    }
  }

  @Override
  public void close() {
    refreshing.cancel(false);
    timer.shutdownNow();
  }
}
