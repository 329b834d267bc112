package dev.pillowmint.sealing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How personal values are sealed.
 *
 * @param masterKeys what data keys are encrypted with, the first, and opened with, any; null or
 *     blank: nothing is sealed
 * @param remembered of how many customers an instance remembers the data key, which takes more than
 *     1 KB each; intake-service makes another one for who is forgotten
 * @param timeout how long the topic of keys may take to answer
 */
@ConfigurationProperties("pillowmint.sealing")
public record SealingSettings(
    @Nullable String masterKeys,
    @DefaultValue("20000") int remembered,
    @DefaultValue("5s") Duration timeout) {

  public SealingSettings {
    if (remembered < 1) {
      throw new IllegalArgumentException("pillowmint.sealing.remembered must be 1 or more");
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("pillowmint.sealing.timeout must be longer than nothing");
    }
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return "SealingSettings[remembered=%d, timeout=%s]".formatted(remembered, timeout);
  }
}
