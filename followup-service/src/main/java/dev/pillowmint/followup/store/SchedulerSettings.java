package dev.pillowmint.followup.store;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How timers run.
 *
 * @param threads how many follow-ups are carried out at once, besides those that wait for a channel
 * @param poll how often due ones are looked for, in real time
 * @param heartbeat how often a running one shows that it lives, in real time
 * @param missedHeartbeats after so many it is taken for dead and runs again
 * @param shutdownWait how long running ones may finish
 * @param housekeeping how often the store is tidied, in real time
 * @param eventsSeen how long the identity of events that were taken in is kept
 * @param ended how long follow-ups and promises that ended are kept; not shorter than the topics
 *     keep their records, or what is read again would be planned again
 * @param stories how long what happened, was decided and said is kept for people to read
 */
@Validated
@ConfigurationProperties("pillowmint.scheduler")
record SchedulerSettings(
    @DefaultValue("10") @Min(1) @Max(200) int threads,
    @DefaultValue("500ms") Duration poll,
    @DefaultValue("10s") Duration heartbeat,
    @DefaultValue("6") @Min(4) @Max(1_000_000) int missedHeartbeats,
    @DefaultValue("20s") Duration shutdownWait,
    @DefaultValue("1m") Duration housekeeping,
    @DefaultValue("30d") Duration eventsSeen,
    @DefaultValue("400d") Duration ended,
    @DefaultValue("400d") Duration stories) {

  @AssertTrue(
      message =
          "poll, heartbeat, housekeeping, events-seen, ended and stories must be more than nothing,"
              + " and shutdown-wait must not be negative")
  boolean isTime() {
    return Stream.of(poll, heartbeat, housekeeping, eventsSeen, ended, stories)
            .allMatch(Duration::isPositive)
        && !shutdownWait.isNegative();
  }
}
