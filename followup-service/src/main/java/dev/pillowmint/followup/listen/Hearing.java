package dev.pillowmint.followup.listen;

import dev.pillowmint.followup.plan.StoreReady;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/**
 * Starts the listeners: not before the store can keep what they hear, and again for as long as
 * Kafka's address cannot be resolved.
 */
@Component
class Hearing implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);
  private static final long FIRST_WAIT_MILLIS = 250;
  private static final long LONGEST_WAIT_MILLIS = 5000;

  private final KafkaListenerEndpointRegistry containers;
  private final Thread thread = Thread.ofPlatform().name("hearing").unstarted(this::listen);
  private volatile boolean stopped;

  Hearing(KafkaListenerEndpointRegistry containers) {
    this.containers = containers;
  }

  @EventListener(StoreReady.class)
  void begin() {
    thread.start();
  }

  private void listen() {
    long wait = FIRST_WAIT_MILLIS;
    while (!stopped && !allStarted()) {
      try {
        Thread.sleep(wait + ThreadLocalRandom.current().nextLong(wait / 4));
      } catch (InterruptedException e) {
        return;
      }
      wait = Math.min(wait * 2, LONGEST_WAIT_MILLIS);
    }
  }

  private boolean allStarted() {
    boolean all = true;
    for (MessageListenerContainer container : containers.getListenerContainers()) {
      all &= started(container);
    }
    return all;
  }

  private static boolean started(MessageListenerContainer container) {
    try {
      container.start();
      return true;
    } catch (RuntimeException e) {
      LOG.warn("{} waits for Kafka: {}", container.getListenerId(), e.toString());
      // Half started, it would take itself for running.
      container.stop();
      return false;
    }
  }

  @Override
  public void start() {}

  @Override
  public void stop() {
    stopped = true;
    thread.interrupt();
    try {
      thread.join(LONGEST_WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return !stopped;
  }

  /** Before the listeners are stopped, lest one is started after that. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
