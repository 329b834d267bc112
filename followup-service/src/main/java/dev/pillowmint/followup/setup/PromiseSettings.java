package dev.pillowmint.followup.setup;

import dev.pillowmint.followup.plan.Warning;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a promise warns who answers for it.
 *
 * @param warnPercent so much of the promised time before its end
 * @param warnAtLeast never later than that before its end
 * @param warnAtMost never earlier than that before its end
 */
@Validated
@ConfigurationProperties("pillowmint.promises")
record PromiseSettings(
    @DefaultValue("25") @Min(0) @Max(100) int warnPercent,
    @DefaultValue("15m") Duration warnAtLeast,
    @DefaultValue("24h") Duration warnAtMost) {

  @AssertTrue(
      message = "warn-at-least must not be negative, and warn-at-most at least as long as that")
  boolean isInOrder() {
    return !warnAtLeast.isNegative() && warnAtLeast.compareTo(warnAtMost) <= 0;
  }

  Warning warning() {
    return new Warning(warnPercent, warnAtLeast, warnAtMost);
  }
}
