package dev.pillowmint.decision.policy;

import static dev.pillowmint.decision.decide.Moments.anEvent;
import static dev.pillowmint.decision.policy.Amounts.aPolicy;
import static dev.pillowmint.decision.policy.Amounts.compiled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class AmountProperties {
  private static final Policy BOUNDED =
      compiled(
          aPolicy(
              "",
              "purchase.completed",
              """
              amount:
                of: event.total / 7
                times: 'has(event.items) ? event.items : 1'
                min: 5.00 EUR
                max: 80.00 EUR
                round: {to: 0.50}
              """));
  private static final Policy STEPS =
      compiled(
          aPolicy(
              "",
              "service.outage",
              """
              amount:
                table:
                  by: event.duration
                  bands:
                    - {below: 15m, give: 1.00 EUR}
                    - {from: 15m, to: 2h, give: 2.00 EUR}
                    - {above: 2h, below: 3 days, give: 3.00 EUR}
                    - {from: 3 days, give: 4.00 EUR}
              """));
  private static final Policy ROUNDED =
      compiled(aPolicy("", "purchase.completed", "amount: percent(event.total / 3, 17)"));
  private static final Policy DAYS =
      compiled(
          aPolicy(
              "calendars: {gb: {holidays: GB-ENG}}",
              "promise.made",
              """
              amount:
                perDay: 1.00 EUR
                from: event.dueAt
                count: working-days
                calendar: gb
                grace: 1 working-days
                rounded: up
              """));

  @Provide
  Arbitrary<Long> cents() {
    return Arbitraries.longs().between(-10_000_000_000L, 10_000_000_000L);
  }

  @Property(tries = 500)
  void shouldStayBetweenItsLimits(@ForAll("cents") long cents, @ForAll long items) {
    Event event =
        anEvent("purchase.completed", "orderId", "O", "total", euros(cents), "items", items);

    assertThat(amount(BOUNDED, event)).isBetween(new BigDecimal("5.00"), new BigDecimal("80.00"));
  }

  @Property(tries = 500)
  void shouldNeverGiveLessForMore(@ForAll long one, @ForAll @LongRange(min = 0) long more) {
    Duration shorter = Duration.ofSeconds(one / 2);
    Duration longer = shorter.plusSeconds(more / 2);

    assertThat(amount(STEPS, anEvent("service.outage", "duration", shorter)))
        .isLessThanOrEqualTo(amount(STEPS, anEvent("service.outage", "duration", longer)));
  }

  @Property(tries = 500)
  void shouldBeOffByNoMoreThanHalfACent(@ForAll @LongRange(min = 100, max = 1L << 40) long cents) {
    Event event = anEvent("purchase.completed", "orderId", "O", "total", euros(cents));
    BigDecimal exact =
        new BigDecimal(cents * 17).divide(new BigDecimal(30_000), 20, RoundingMode.HALF_UP);

    assertThat(amount(ROUNDED, event).subtract(exact).abs())
        .isLessThanOrEqualTo(new BigDecimal("0.005"));
  }

  /** Against counting day by day. */
  @Property(tries = 300)
  void shouldCountAsOneWouldByHand(
      @ForAll @IntRange(min = 0, max = 20_000) int hour, @ForAll @IntRange(max = 3_000) int hours) {
    Instant from = Instant.parse("2025-01-01T00:00:00Z").plus(Duration.ofHours(hour));
    Instant to = from.plus(Duration.ofHours(hours));
    WorkCalendar calendar =
        new WorkCalendar(
            java.util.EnumSet.of(java.time.DayOfWeek.SATURDAY, java.time.DayOfWeek.SUNDAY),
            Holidays.of("GB-ENG").orElseThrow());
    long last = to.minusNanos(1).atZone(java.time.ZoneOffset.UTC).toLocalDate().toEpochDay();
    long worked = 0;
    for (long day = from.atZone(java.time.ZoneOffset.UTC).toLocalDate().toEpochDay() + 1;
        day <= last;
        day++) {
      worked += calendar.workingDays(day, day);
    }

    Event event = anEvent("e", to, "promise.made", "promiseId", "P", "what", "w", "dueAt", from);

    assertThat(amount(DAYS, event))
        .isEqualByComparingTo(BigDecimal.valueOf(Math.max(0, worked - 1)));
  }

  private static BigDecimal amount(Policy policy, Event event) {
    List<Offer> offers =
        Recognition.of(policy, event.type(), new Facts(event, CustomerState.UNKNOWN, policy))
            .match()
            .orElseThrow()
            .offers();
    Amount amount = offers.isEmpty() ? euros(0) : offers.getFirst().amount();
    return amount == null ? BigDecimal.ZERO : amount.value();
  }

  private static Amount euros(long cents) {
    return Amount.ofMinor(cents, "EUR");
  }
}
