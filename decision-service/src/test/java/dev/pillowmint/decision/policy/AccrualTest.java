package dev.pillowmint.decision.policy;

import static dev.pillowmint.decision.decide.Moments.anEvent;
import static dev.pillowmint.decision.policy.Amounts.aPolicy;
import static dev.pillowmint.decision.policy.Amounts.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.decision.customer.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counted by hand. 1 March 2026 is a Sunday; 3 April is Good Friday, 6 April Easter Monday. */
class AccrualTest {
  private static final String CALENDARS =
      """
      calendars:
        gb: {holidays: GB-ENG, closed: [2026-03-18]}
        plain: {}
      """;

  /** From when it was promised until the event. */
  @ParameterizedTest
  @CsvSource({
    // Monday to Thursday: Tuesday, Wednesday and, if a day begun counts, Thursday.
    "2026-03-02T10:00:00Z, 2026-03-05T09:00:00Z, up, 3.00 EUR",
    "2026-03-02T10:00:00Z, 2026-03-05T09:00:00Z, down, 2.00 EUR",
    // Until midnight: Wednesday is whole, nothing of Thursday has begun.
    "2026-03-02T10:00:00Z, 2026-03-05T00:00:00Z, up, 2.00 EUR",
    "2026-03-02T10:00:00Z, 2026-03-05T00:00:00Z, down, 2.00 EUR",
    // On one day, or before it began.
    "2026-03-02T10:00:00Z, 2026-03-02T23:00:00Z, up, nothing-to-give",
    "2026-03-02T10:00:00Z, 2026-03-01T23:00:00Z, up, nothing-to-give",
    // 2,922,000 odd days must not be counted one by one.
    "0001-01-01T00:00:00Z, 9999-12-31T00:00:00Z, down, 3652057.00 EUR"
  })
  void shouldCountCalendarDays(Instant from, Instant to, String rounded, String expected) {
    String amount =
        "amount: {perDay: 1.00 EUR, from: event.promisedFor, rounded: %s}".formatted(rounded);

    assertThat(lateGives(amount, from, to)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    // Monday to Monday: Tue, Wed, Thu, Fri, Mon.
    "2026-03-02T10:00:00Z, 2026-03-09T09:00:00Z, plain, 5.00 EUR",
    // Over Easter: 2 April is a Thursday; then Tue 7 and Wed 8.
    "2026-04-02T10:00:00Z, 2026-04-08T09:00:00Z, gb, 2.00 EUR",
    "2026-04-02T10:00:00Z, 2026-04-08T09:00:00Z, plain, 4.00 EUR",
    // Wednesday 18 March is closed: Tue 17, Thu 19.
    "2026-03-16T10:00:00Z, 2026-03-19T09:00:00Z, gb, 2.00 EUR"
  })
  void shouldCountWorkingDays(Instant from, Instant to, String calendar, String expected) {
    String amount =
        ("amount: {perDay: 1.00 EUR, from: event.promisedFor, count: working-days, calendar: %s,"
                + " rounded: up}")
            .formatted(calendar);

    assertThat(lateGives(amount, from, to)).isEqualTo(expected);
  }

  /** As Ofcom's scheme has it: nothing for two full working days, then each calendar day. */
  @ParameterizedTest
  @CsvSource({
    // Reported on Monday: grace is Tuesday and Wednesday.
    "2026-03-02T10:00:00Z, 2026-03-04T23:00:00Z, nothing-to-give",
    "2026-03-02T10:00:00Z, 2026-03-05T08:00:00Z, 9.76 EUR",
    "2026-03-02T10:00:00Z, 2026-03-08T08:00:00Z, 39.04 EUR",
    // Reported on Friday: grace is Monday and Tuesday.
    "2026-03-06T10:00:00Z, 2026-03-10T23:00:00Z, nothing-to-give",
    "2026-03-06T10:00:00Z, 2026-03-11T08:00:00Z, 9.76 EUR",
    // Reported on Maundy Thursday: grace is Tuesday and Wednesday after Easter.
    "2026-04-02T10:00:00Z, 2026-04-09T08:00:00Z, 9.76 EUR"
  })
  void shouldLetWorkingDaysPassBeforeItCounts(Instant from, Instant to, String expected) {
    String amount =
        "amount: {perDay: 9.76 EUR, from: event.promisedFor, grace: 2 working-days, calendar: gb,"
            + " rounded: up}";

    assertThat(lateGives(amount, from, to)).isEqualTo(expected);
  }

  @Test
  void shouldLetCalendarDaysPassBeforeItCounts() {
    String amount =
        "amount: {perDay: 1.00 EUR, from: event.promisedFor, grace: 14 days, rounded: down}";
    Instant from = Instant.parse("2026-03-02T10:00:00Z");

    assertThat(lateGives(amount, from, Instant.parse("2026-03-18T00:00:00Z")))
        .isEqualTo("1.00 EUR");
    assertThat(lateGives(amount, from, Instant.parse("2026-03-17T00:00:00Z")))
        .isEqualTo("nothing-to-give");
  }

  /** Monday to the Monday after: Tue to Mon are seven dates. The clock stops in between. */
  @ParameterizedTest
  @CsvSource({
    // Wed 12:00 to Fri 12:00: Thursday is wholly stopped; Wednesday and Friday are touched.
    "2026-03-04T12:00:00Z, 2026-03-06T12:00:00Z, up, 6.00 EUR",
    "2026-03-04T12:00:00Z, 2026-03-06T12:00:00Z, down, 3.00 EUR",
    // Midnight to midnight: Wednesday and Thursday.
    "2026-03-04T00:00:00Z, 2026-03-06T00:00:00Z, up, 5.00 EUR",
    // It ended before it began.
    "2026-03-06T00:00:00Z, 2026-03-04T00:00:00Z, up, 7.00 EUR",
    // It reaches beyond both ends.
    "2026-01-01T00:00:00Z, 2027-01-01T00:00:00Z, up, nothing-to-give"
  })
  void shouldStopTheClock(Instant from, Instant to, String rounded, String expected) {
    String amount =
        """
        amount:
          perDay: 1.00 EUR
          from: timestamp("2026-03-02T10:00:00Z")
          to: timestamp("2026-03-09T10:00:00Z")
          rounded: %s
          pauses:
            - {from: timestamp("%s"), to: timestamp("%s")}
            - {from: timestamp("%s"), to: timestamp("%s")}
            - {when: has(event.neededBy), from: event.neededBy, to: timestamp("2030-01-01T00:00:00Z")}
        """
            .formatted(rounded, from, to, from, to);

    assertThat(lateGives(amount, from, to)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "PT50H, up, 3.00 EUR",
    "PT50H, down, 2.00 EUR",
    "PT48H, up, 2.00 EUR",
    "PT-5H, up, nothing-to-give",
    "PT0S, up, nothing-to-give"
  })
  void shouldCountDaysOfADuration(Duration duration, String rounded, String expected) {
    String amount =
        "amount: {perDay: 1.00 EUR, duration: event.duration, rounded: %s}".formatted(rounded);

    assertThat(outageGives(amount, duration)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "PT4H, nothing-to-give",
    "PT4H1S, 0.50 EUR",
    "PT6H30M, 1.50 EUR",
    "PT999H, 20.00 EUR"
  })
  void shouldCountHoursAfterAGrace(Duration duration, String expected) {
    String amount =
        "amount: {perHour: 0.50 EUR, duration: event.duration, grace: 4 hours, rounded: up,"
            + " max: 20.00 EUR}";

    assertThat(outageGives(amount, duration)).isEqualTo(expected);
  }

  @Test
  void shouldCountHoursLessPausesAndDaysOfGrace() {
    String amount =
        """
        amount:
          perHour: 1.00 EUR
          from: timestamp("2026-03-02T10:00:00Z")
          to: timestamp("2026-03-05T06:00:00Z")
          grace: 2 working-days
          calendar: gb
          rounded: down
          pauses: [{from: timestamp("2026-03-05T01:00:00Z"), to: timestamp("2026-03-05T02:30:00Z")}]
        """;
    Instant any = Instant.parse("2026-03-02T10:00:00Z");

    // From Thursday, midnight, until 6:00, less 1:30.
    assertThat(lateGives(amount, any, any)).isEqualTo("4.00 EUR");
  }

  @Test
  void shouldGiveNoHoursWithinTheGrace() {
    String amount =
        "amount: {perHour: 1.00 EUR, from: event.promisedFor, grace: 2 working-days, calendar: gb,"
            + " rounded: down}";
    Instant from = Instant.parse("2026-03-02T10:00:00Z");

    assertThat(lateGives(amount, from, from.plus(Duration.ofHours(29))))
        .isEqualTo("nothing-to-give");
  }

  @Test
  void shouldCountDatesInThePolicysTimeZone() {
    String amount = "amount: {perDay: 1.00 EUR, from: event.promisedFor, rounded: up}";
    Event event =
        late(Instant.parse("2026-03-02T22:30:00Z"), Instant.parse("2026-03-02T23:30:00Z"));

    assertThat(
            given(aPolicy("timeZone: Europe/Berlin", "delivery.delayed", guarded(amount)), event))
        .containsExactly("1.00 EUR");
    assertThat(given(aPolicy("", "delivery.delayed", guarded(amount)), event))
        .containsExactly("nothing-to-give");
  }

  @Test
  void shouldKnowEnglandsHolidays() {
    WorkCalendar england =
        new WorkCalendar(java.util.Set.of(), Holidays.of("GB-ENG").orElseThrow());
    long first = LocalDate.of(2026, 1, 1).toEpochDay();

    // https://www.gov.uk/bank-holidays: eight in 2026.
    assertThat(365 - england.workingDays(first, first + 364)).isEqualTo(8);
  }

  @Test
  void shouldPromiseByTheEndOfAWorkingDay() {
    String gesture =
        """
        kind: callback
        description: a call
        within: {workingDays: 2, calendar: gb}
        """;
    String policy = Amounts.aPolicyOf(CALENDARS, "praise.received", gesture);
    Event thursday =
        anEvent("e", Instant.parse("2026-04-02T10:00:00Z"), "praise.received", "about", "x");

    Duration within = Amounts.match(policy, thursday).offers().getFirst().within();

    assertThat(thursday.time().plus(within).atZone(ZoneOffset.UTC).toLocalDateTime())
        .isEqualTo("2026-04-09T00:00");
  }

  private static String lateGives(String amount, Instant from, Instant to) {
    return given(aPolicy(CALENDARS, "delivery.delayed", guarded(amount)), late(from, to))
        .getFirst();
  }

  private static Event late(Instant promised, Instant now) {
    return anEvent(
        "e",
        now,
        "delivery.delayed",
        "orderId",
        "O",
        "delay",
        Duration.ZERO,
        "promisedFor",
        promised);
  }

  private static String guarded(String amount) {
    return "when: has(event.promisedFor)\n" + amount;
  }

  private static String outageGives(String amount, Duration duration) {
    return given(
            aPolicy("", "service.outage", amount), anEvent("service.outage", "duration", duration))
        .getFirst();
  }
}
