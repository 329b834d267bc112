package dev.pillowmint.intake.publish;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while the broker answers and has the topics. */
final class BrokerHealth implements HealthIndicator, AutoCloseable {
  private static final long TIMEOUT_MS = 2_000;

  private final Map<String, Object> config;
  private final List<String> topics;
  private @Nullable Admin admin;

  BrokerHealth(Map<String, Object> config, List<String> topics) {
    this.config = config;
    this.topics = List.copyOf(topics);
  }

  @Override
  public Health health() {
    try {
      admin().describeTopics(topics).allTopicNames().get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
      return Health.up().build();
    } catch (ExecutionException e) {
      return e.getCause() instanceof UnknownTopicOrPartitionException
          ? waiting("the topics " + String.join(", ", topics) + "; run the provision step")
          : waiting("Kafka");
    } catch (TimeoutException | KafkaException e) {
      return waiting("Kafka");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return waiting("Kafka");
    }
  }

  private static Health waiting(String what) {
    return Health.outOfService().withDetail("status", "waiting for " + what).build();
  }

  private synchronized Admin admin() {
    if (admin == null) {
      admin = Admin.create(config);
    }
    return admin;
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close();
    }
  }
}
