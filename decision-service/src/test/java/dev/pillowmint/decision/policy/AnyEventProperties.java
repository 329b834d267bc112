package dev.pillowmint.decision.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.AttributeType;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.decide.Chosen;
import dev.pillowmint.decision.decide.Deciding;
import dev.pillowmint.decision.decide.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever an event holds that the catalogue allows, a policy that compiles decides. */
class AnyEventProperties {
  private static final EventTypes CATALOGUE = EventTypes.shipped();
  private static final Policy POLICY =
      Amounts.compiled(
          """
          name: p
          version: 1
          currency: EUR
          timeZone: America/New_York
          rates:
            GBP: [{from: 2020-01-01, rate: 1.20}]
            KWD: 999999.9999
          values: {day: [{from: 2020-01-01, value: 9.76 GBP}]}
          calendars: {gb: {holidays: GB-ENG}}
          gifts: [{name: tea, price: 5.00 GBP, tags: [tea]}]
          caps: {gestures: 6, amount: 250.00 EUR, within: 90 days}
          budgets: {goodwill: {amount: 5000.00 EUR, period: month}}
          defaults: {budget: goodwill}
          rules:
            - name: purchase
              title: A purchase
              on: purchase.completed
              when: has(event.items)
              gestures:
                - {kind: refund, amount: event.total * event.items, description: all}
                - {kind: refund, amount: event.total / event.items, description: a part}
                - kind: refund
                  description: a percentage
                  amount: percent(event.total, event.items)
            - name: parts
              title: In parts
              on: purchase.completed
              gestures:
                - kind: refund
                  description: a share
                  amount: {percent: 9999, of: event.total, less: value("day"), round: {to: 5}}
            - name: score
              title: A score
              on: feedback.given
              gestures:
                - kind: refund
                  as: points
                  points: event.score * 1000
                  pointValue: 0.01 KWD
                  description: points
                - kind: refund
                  description: by table
                  amount: {table: {by: 1000 / event.score, bands: [{to: 5, give: 1.00 EUR}, {above: 5, give: 2.00 EUR}]}}
            - name: promise
              title: A promise
              on: promise.made
              gestures:
                - kind: refund
                  description: by day
                  within: {workingDays: 10, calendar: gb}
                  amount:
                    perDay: value("day")
                    from: event.dueAt - duration("9000h")
                    count: working-days
                    calendar: gb
                    grace: 3 working-days
                    rounded: down
                    pauses: [{from: event.dueAt, to: event.dueAt + duration("99h")}]
                - kind: refund
                  as: waiver
                  until: event.dueAt + duration("99h")
                  description: by hour
                  amount: {perHour: 0.01 EUR, from: event.dueAt, grace: 2 days, rounded: up}
            - name: outage
              title: An outage
              on: service.outage
              gestures:
                - kind: refund
                  description: by length
                  ledger: entitlement
                  amount: {perHour: 99.99 EUR, duration: event.duration, rounded: up}
                - kind: refund
                  description: by twice the length
                  amount: {perDay: 1.00 EUR, duration: event.duration + event.duration, rounded: up}
            - name: late
              title: Late
              on: delivery.delayed
              when: has(event.neededBy) && has(event.promisedFor) && has(event.orderTotal)
              gestures:
                - kind: refund
                  description: between dates
                  amount:
                    perDay: event.orderTotal / 7
                    from: event.promisedFor
                    to: event.neededBy
                    rounded: up
                    max: event.orderTotal
                - kind: gift
                  from: {match: customer.interests, upTo: event.orderTotal}
                  otherwise: {kind: refund, amount: event.orderTotal, description: money}
          """);

  private static final List<String> TYPES =
      POLICY.rules().stream().flatMap(r -> r.on().stream()).distinct().sorted().toList();

  @Property(tries = 3_000)
  void shouldDecideAboutAnyEvent(@ForAll long seed) {
    Random random = new Random(seed);
    EventType type = CATALOGUE.find(TYPES.get(random.nextInt(TYPES.size()))).orElseThrow();
    Map<String, Object> attributes = new HashMap<>();
    for (AttributeType attribute : type.attributes().values()) {
      if (attribute.required() || random.nextInt(4) > 0) {
        attributes.put(attribute.name(), any(attribute, random));
      }
    }
    Event event = new Event("s", "e", type.name(), "C", anyTime(random), attributes);

    Optional<Decision> decision = Deciding.decide(POLICY, CustomerState.UNKNOWN, event);

    for (Chosen chosen : decision.map(Decision::given).orElse(List.of())) {
      Amount amount = chosen.offer().amount();
      assertThat(amount == null ? 1 : amount.minorUnits()).isPositive();
      assertThat(chosen.dueAt().toEpochMilli()).isNotZero();
    }
  }

  private static Object any(AttributeType attribute, Random random) {
    return switch (attribute.kind()) {
      case TEXT ->
          attribute.allowed().isEmpty()
              ? "text"
              : attribute.allowed().get(random.nextInt(attribute.allowed().size()));
      case INTEGER -> anyWhole(random);
      case NUMBER -> Double.longBitsToDouble(random.nextLong());
      case FLAG -> random.nextBoolean();
      case MONEY ->
          Amount.ofMinor(
              anyWhole(random), List.of("EUR", "GBP", "KWD", "JPY", "USD").get(random.nextInt(5)));
      case INSTANT -> anyTime(random);
      case DATE -> LocalDate.of(1 + random.nextInt(9999), 1 + random.nextInt(12), 28);
      case DURATION -> Duration.ofSeconds(anyWhole(random));
      case TEXTS -> List.of("tea", "");
    };
  }

  private static long anyWhole(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> Long.MAX_VALUE;
      case 2 -> Long.MIN_VALUE;
      case 3 -> random.nextLong();
      default -> random.nextInt(100_000) - 1_000;
    };
  }

  private static Instant anyTime(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Instant.parse("0001-01-01T00:00:00Z");
      case 1 -> Instant.parse("9999-12-31T23:59:59Z");
      case 2 -> Instant.ofEpochSecond(random.nextInt());
      default -> Instant.parse("2026-03-02T09:00:00Z").plusSeconds(random.nextInt(10_000_000));
    };
  }
}
