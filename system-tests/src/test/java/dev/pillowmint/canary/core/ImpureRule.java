package dev.pillowmint.canary.core;

import java.time.Instant;
import org.apache.kafka.common.TopicPartition;

/** Illegal: a core that knows Kafka and reads the clock in place. */
public final class ImpureRule {
  private ImpureRule() {}

  static String now(TopicPartition partition) {
    return partition.topic() + Instant.now();
  }
}
