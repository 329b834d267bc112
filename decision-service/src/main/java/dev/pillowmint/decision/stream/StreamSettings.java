package dev.pillowmint.decision.stream;

import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How events are decided.
 *
 * @param registryUrl where the schema registry is, to ask whether it answers
 * @param dedupeWindow within which a repeated event has no second effect
 * @param retryFrom the shortest wait after a failure
 * @param retryUpTo the longest wait after failures in a row
 * @param standbyReplicas copies of the state on other instances
 * @param streams further Kafka Streams settings
 */
@Validated
@ConfigurationProperties("pillowmint.stream")
public record StreamSettings(
    URI registryUrl,
    @DefaultValue("7d") Duration dedupeWindow,
    @DefaultValue("500ms") Duration retryFrom,
    @DefaultValue("10s") Duration retryUpTo,
    @Min(0) @DefaultValue("0") int standbyReplicas,
    @DefaultValue Map<String, String> streams) {

  public StreamSettings {
    streams = Map.copyOf(streams);
  }
}
