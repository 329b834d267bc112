package dev.pillowmint.followup.send.returned;

import dev.pillowmint.followup.plan.StoreReady;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;

/** Reads the mailbox now and then, once there is a database to keep what it says. */
final class Polling implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(Polling.class);

  private final Mailbox mailbox;
  private final Duration poll;
  private final List<Future<?>> running = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("returned-mail").factory());

  Polling(Mailbox mailbox, Duration poll) {
    this.mailbox = mailbox;
    this.poll = poll;
  }

  @EventListener(StoreReady.class)
  void begin() {
    running.add(
        executor.scheduleWithFixedDelay(this::read, 0, poll.toMillis(), TimeUnit.MILLISECONDS));
  }

  private void read() {
    try {
      mailbox.read();
    } catch (MessagingException | RuntimeException e) {
      LOG.warn("The mailbox of returned e-mails is looked at again later: {}", e.toString());
    }
  }

  @Override
  public void destroy() {
    running.forEach(work -> work.cancel(false));
    executor.shutdownNow();
  }
}
