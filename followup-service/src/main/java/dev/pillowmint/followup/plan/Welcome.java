package dev.pillowmint.followup.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** When a follow-up may be carried out, as far as clocks and calendars go. */
final class Welcome {
  private static final int MOST_ROUNDS = 60;

  private final List<Bar> bars = new ArrayList<>();

  /**
   * One thing that closes the way now and then.
   *
   * @param reason what it is called
   * @param openFrom that time if the way is open, else when it opens
   */
  private record Bar(Reason reason, UnaryOperator<Instant> openFrom) {}

  private Welcome() {}

  /** Nothing ever closes the way. */
  static Welcome always() {
    return new Welcome();
  }

  /** By that channel, for that customer. */
  static Welcome of(FollowUp.Task task, Channel channel, Customer customer, HouseRules rules) {
    Welcome welcome = ofCustomer(task, channel, customer.saidHours(), rules);
    Team team = task.role() == null ? null : rules.courtesy().teams().get(task.role());
    if (channel.equals(Channel.WORKLIST) && team != null) {
      welcome.team(team, team.zone() == null ? rules.zone() : team.zone(), task.isPromised());
    }
    return welcome;
  }

  /** The same, whosever task it is. */
  static Welcome ofCustomer(FollowUp.Task task, Channel channel, SaidHours said, HouseRules rules) {
    Welcome welcome = new Welcome();
    Courtesy.Way way = rules.courtesy().way(channel);
    Calendar calendar = said.calendar(rules, way.zone());
    if (task.disturbsBy(channel)) {
      welcome.bars.add(new Bar(Reason.QUIET_HOURS, calendar::welcomeFrom));
    }
    welcome.restDays(task, channel, calendar.zone(), said.country(rules));
    welcome.bars.add(new Bar(Reason.CHANNEL_CLOSED, t -> way.open().openFrom(t, calendar.zone())));
    return welcome;
  }

  /** That time, or the first after it at which nothing closes the way. */
  Instant from(Instant time) {
    Instant open = time;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Instant before = open;
      for (Bar bar : bars) {
        open = bar.openFrom.apply(open);
      }
      if (open.equals(before)) {
        return open;
      }
    }
    return open;
  }

  /** What closes the way at that time, and until when anything does; empty: it is open. */
  Optional<Verdict.Hold> hold(Instant time) {
    return bars.stream()
        .filter(bar -> bar.openFrom.apply(time).isAfter(time))
        .findFirst()
        .map(bar -> new Verdict.Hold(bar.reason, from(time)));
  }

  private void restDays(
      FollowUp.Task task, Channel channel, ZoneId zone, @Nullable String country) {
    if (task.restsOnWeekends()) {
      bars.add(new Bar(Reason.WEEKEND, t -> nextDay(t, zone, Welcome::isWeekend)));
    }
    if (task.restsOnHolidays(channel)) {
      bars.add(new Bar(Reason.HOLIDAY, t -> nextDay(t, zone, d -> Holidays.isOne(country, d))));
    }
  }

  /** Whoever promised something is not let off by an absence: somebody else does it. */
  private void team(Team team, ZoneId zone, boolean promised) {
    if (!promised) {
      bars.add(new Bar(Reason.OWNER_AWAY, t -> team.backFrom(t, zone)));
    }
    bars.add(new Bar(Reason.OUTSIDE_BUSINESS_HOURS, t -> team.hours().openFrom(t, zone)));
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static Instant nextDay(
      Instant time, ZoneId zone, java.util.function.Predicate<LocalDate> rest) {
    LocalDate day = time.atZone(zone).toLocalDate();
    LocalDate free = day;
    for (int ahead = 0; ahead < MOST_ROUNDS && rest.test(free); ahead++) {
      free = free.plusDays(1);
    }
    return free.equals(day) ? time : free.atStartOfDay(zone).toInstant();
  }
}
