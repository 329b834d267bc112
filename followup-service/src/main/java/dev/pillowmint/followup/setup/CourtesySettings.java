package dev.pillowmint.followup.setup;

import dev.pillowmint.followup.plan.Channel;
import dev.pillowmint.followup.plan.Courtesy;
import dev.pillowmint.followup.plan.Medium;
import dev.pillowmint.followup.plan.OpenHours;
import dev.pillowmint.followup.plan.Team;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How considerate the company is, besides quiet hours.
 *
 * @param country whose public holidays count for customers whose own is not known, ISO 3166-1
 *     alpha-2; null: none
 * @param capContacts one customer is contacted so often at most
 * @param capWithin in so long
 * @param capLongest no contact waits longer for that
 * @param mourning how long after a bereavement nothing is sent that can be left out
 * @param failureMemory how long a failure counts towards "again"
 * @param teams who works when, by role
 * @param channels what is particular about "email" or a company channel, by its name
 */
@Validated
@ConfigurationProperties("pillowmint.follow-up")
record CourtesySettings(
    @Nullable String country,
    @DefaultValue("3") @Min(1) @Max(1000) int capContacts,
    @DefaultValue("7d") Duration capWithin,
    @DefaultValue("5d") Duration capLongest,
    @DefaultValue("180d") Duration mourning,
    @DefaultValue("90d") Duration failureMemory,
    @DefaultValue Map<String, @Valid TeamSettings> teams,
    @DefaultValue Map<String, @Valid WaySettings> channels) {
  private static final Set<String> COUNTRIES = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2);
  private static final String COUNTRY_EXPECTED = "country must be one such as \"DE\", ISO 3166-1";
  private static final String SPAN =
      "([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)";
  private static final String SPAN_EXPECTED = "must be hours such as \"09:00-17:30\", in quotes";

  @AssertTrue(message = "cap-within must be more than nothing")
  boolean isCapTime() {
    return capWithin.isPositive();
  }

  /** A cap puts off; what it put off for weeks would come when nobody knows any more what for. */
  @AssertTrue(message = "cap-longest must be at most 7d and not negative")
  boolean isCapShort() {
    return !capLongest.isNegative() && capLongest.compareTo(Duration.ofDays(7)) <= 0;
  }

  @AssertTrue(message = "mourning and failure-memory must not be negative")
  boolean isMemory() {
    return !mourning.isNegative() && !failureMemory.isNegative();
  }

  @AssertTrue(message = COUNTRY_EXPECTED)
  boolean isCountryKnown() {
    return isKnown(country);
  }

  private static boolean isKnown(@Nullable String country) {
    return country == null || COUNTRIES.contains(country);
  }

  /**
   * People who carry out follow-ups.
   *
   * @param zone where they are; null: where the company is
   * @param country whose public holidays they keep; null: none
   * @param hours by weekday, such as {@code monday: "09:00-17:00"}; empty: always
   * @param absences when they are all away
   */
  record TeamSettings(
      @Nullable ZoneId zone,
      @Nullable String country,
      @DefaultValue Map<DayOfWeek, @Pattern(regexp = SPAN, message = SPAN_EXPECTED) String> hours,
      @DefaultValue List<@Valid AbsenceSettings> absences) {

    @AssertTrue(message = COUNTRY_EXPECTED)
    boolean isCountryKnown() {
      return isKnown(country);
    }

    Team team() {
      return new Team(
          zone, open(hours, country), absences.stream().map(AbsenceSettings::absence).toList());
    }
  }

  /**
   * Days on which nobody is there.
   *
   * @param from first day away, such as "2026-12-24"
   * @param back first day back
   */
  record AbsenceSettings(LocalDate from, LocalDate back) {
    @AssertTrue(message = "back, the first day back, must come after from")
    boolean isInOrder() {
      return from.isBefore(back);
    }

    Team.Absence absence() {
      return new Team.Absence(from, back);
    }
  }

  /**
   * What is particular about a channel.
   *
   * @param media which wishes of the customer it must respect; empty: as its name says, for a
   *     company channel all
   * @param zone where its customers are if their own zone is not known; null: where the company is
   * @param hours when it may be used, where the customer is, by weekday; empty: always
   */
  record WaySettings(
      @DefaultValue Set<Medium> media,
      @Nullable ZoneId zone,
      @DefaultValue Map<DayOfWeek, @Pattern(regexp = SPAN, message = SPAN_EXPECTED) String> hours) {

    Courtesy.Way way(Set<Medium> usual) {
      return new Courtesy.Way(media.isEmpty() ? usual : media, open(hours, null), zone);
    }
  }

  /**
   * @param usual what customers see of the company's channels, as far as it is set
   */
  Courtesy courtesy(Map<Channel, Medium> usual) {
    Map<Channel, Courtesy.Way> ways = new HashMap<>();
    usual.forEach(
        (channel, medium) ->
            ways.put(channel, new Courtesy.Way(Set.of(medium), OpenHours.ALWAYS, null)));
    channels.forEach((name, way) -> ways.put(channel(name), way.way(media(channel(name), usual))));
    return new Courtesy(
        country,
        new Courtesy.Cap(capContacts, capWithin, capLongest),
        mourning,
        failureMemory,
        teams.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().team())),
        ways);
  }

  private static Set<Medium> media(Channel channel, Map<Channel, Medium> usual) {
    Medium medium = channel.equals(Channel.EMAIL) ? Medium.EMAIL : usual.get(channel);
    return medium == null ? Set.of(Medium.values()) : Set.of(medium);
  }

  private static Channel channel(String name) {
    return name.equals(Channel.EMAIL.name()) ? Channel.EMAIL : Channel.webhook(name);
  }

  private static OpenHours open(Map<DayOfWeek, String> hours, @Nullable String country) {
    Map<DayOfWeek, OpenHours.Hours> days = new EnumMap<>(DayOfWeek.class);
    hours.forEach((day, span) -> days.put(day, hours(span)));
    return new OpenHours(days, country);
  }

  private static OpenHours.Hours hours(String span) {
    String ends = span.replace("24:00", "00:00");
    int middle = ends.indexOf('-');
    return new OpenHours.Hours(
        LocalTime.parse(ends.substring(0, middle)), LocalTime.parse(ends.substring(middle + 1)));
  }
}
