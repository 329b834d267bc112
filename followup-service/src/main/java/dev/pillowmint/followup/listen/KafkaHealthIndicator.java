package dev.pillowmint.followup.listen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Ready while a broker answers and has the topics. */
final class KafkaHealthIndicator implements HealthIndicator, DisposableBean {
  private static final int PATIENCE_MILLIS = 2000;

  private final Map<String, Object> config;
  private final List<String> topics;
  private @Nullable Admin admin;

  KafkaHealthIndicator(Map<String, Object> adminConfig, List<String> topics) {
    this.config = new HashMap<>(adminConfig);
    this.config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    this.config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    this.topics = List.copyOf(topics);
  }

  @Override
  public Health health() {
    try {
      List<String> missing = missing();
      return missing.isEmpty()
          ? Health.up().build()
          : waiting("topics " + String.join(", ", missing) + "; run the provision step");
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return waiting("Kafka");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.unknown().build();
    }
  }

  private List<String> missing() throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, KafkaFuture<TopicDescription>> described =
        new TreeMap<>(admin().describeTopics(topics).topicNameValues());
    List<String> missing = new ArrayList<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic : described.entrySet()) {
      try {
        topic.getValue().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
        missing.add(topic.getKey());
      }
    }
    return missing;
  }

  private static Health waiting(String what) {
    return Health.down().withDetail("waiting for", what).build();
  }

  /** Made when first asked for: it cannot be made while Kafka's name does not resolve. */
  private synchronized Admin admin() {
    if (admin == null) {
      admin = Admin.create(config);
    }
    return admin;
  }

  @Override
  public synchronized void destroy() {
    if (admin != null) {
      admin.close();
    }
  }
}
