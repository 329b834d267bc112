package dev.pillowmint.followup.plan;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a customer told us about their hours.
 *
 * @param zone their time zone; null: not known
 * @param quietFrom start of their quiet hours, as {@code HH:mm}; null: not said
 * @param quietUntil end of their quiet hours, as {@code HH:mm}; null: not said
 * @param country whose public holidays they keep; null: not known
 */
public record SaidHours(
    @Nullable String zone,
    @Nullable String quietFrom,
    @Nullable String quietUntil,
    @Nullable String country) {

  /** Filled up with what the house says. */
  public Calendar calendar(HouseRules rules) {
    return calendar(rules, null);
  }

  /**
   * When a person may next carry out the task, and what keeps them from it now; empty: nothing
   * does. The hours of the team do not count, since whoever asks is at work.
   */
  public Optional<Verdict.Hold> closed(FollowUp.Task task, HouseRules rules, Instant now) {
    return Welcome.ofCustomer(task, Channel.WORKLIST, this, rules).hold(now);
  }

  /**
   * @param usual the zone of a customer whose own is not known; null: the house's
   */
  Calendar calendar(HouseRules rules, @Nullable ZoneId usual) {
    ZoneId otherwise = usual == null ? rules.zone() : usual;
    return new Calendar(
        zone == null ? otherwise : Zones.known(zone, otherwise),
        new QuietHours(
            quietFrom == null ? rules.quiet().from() : LocalTime.parse(quietFrom),
            quietUntil == null ? rules.quiet().until() : LocalTime.parse(quietUntil)));
  }

  @Nullable String country(HouseRules rules) {
    return country == null ? rules.courtesy().country() : country;
  }
}
