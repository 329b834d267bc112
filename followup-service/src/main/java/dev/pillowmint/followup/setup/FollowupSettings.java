package dev.pillowmint.followup.setup;

import dev.pillowmint.followup.plan.AfterErasure;
import dev.pillowmint.followup.plan.Courtesy;
import dev.pillowmint.followup.plan.HouseRules;
import dev.pillowmint.followup.plan.QuietHours;
import dev.pillowmint.followup.plan.Warning;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the company decided for everybody.
 *
 * @param zone time zone of customers whose own is not known
 * @param quietFrom start of quiet hours, "HH:mm", of customers who named none
 * @param quietUntil end of quiet hours, "HH:mm", of customers who named none
 * @param complaintHold how long a complaint holds back thanks
 * @param mailAttempts after so many failures of the mail server a person takes over
 * @param mailFirstRetry wait after the first failure; doubles with each further one
 * @param mailLongestRetry no wait is longer
 * @param erased what becomes of what is heard of an erased customer: "refuse" or "anonymous"
 */
@Validated
@ConfigurationProperties("pillowmint.follow-up")
record FollowupSettings(
    @DefaultValue("Europe/Berlin") ZoneId zone,
    @DefaultValue("21:00") @Pattern(regexp = TIME, message = EXPECTED) String quietFrom,
    @DefaultValue("08:00") @Pattern(regexp = TIME, message = EXPECTED) String quietUntil,
    @DefaultValue("7d") Duration complaintHold,
    @DefaultValue("8") @Min(1) @Max(100) int mailAttempts,
    @DefaultValue("1m") Duration mailFirstRetry,
    @DefaultValue("1h") Duration mailLongestRetry,
    @DefaultValue("refuse") AfterErasure erased) {
  private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";
  private static final String EXPECTED = "must be a local time such as \"21:00\", in quotes";

  @AssertTrue(message = "complaint-hold must not be negative")
  boolean isHoldTime() {
    return !complaintHold.isNegative();
  }

  @AssertTrue(
      message =
          "mail-first-retry must be more than nothing, and mail-longest-retry at least as long")
  boolean isRetryInOrder() {
    return mailFirstRetry.isPositive() && mailFirstRetry.compareTo(mailLongestRetry) <= 0;
  }

  HouseRules rules(Courtesy courtesy, Warning warning) {
    return new HouseRules(
        zone,
        new QuietHours(LocalTime.parse(quietFrom), LocalTime.parse(quietUntil)),
        complaintHold,
        new HouseRules.MailRetries(mailAttempts, mailFirstRetry, mailLongestRetry),
        courtesy,
        warning,
        erased);
  }
}
