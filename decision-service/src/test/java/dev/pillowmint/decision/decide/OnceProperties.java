package dev.pillowmint.decision.decide;

import static dev.pillowmint.decision.decide.Moments.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.customer.Tallies;
import dev.pillowmint.decision.policy.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class OnceProperties {
  private static final Duration WITHIN = Duration.ofDays(60);
  private static final String DOCUMENT =
      """
      name: once
      version: 1
      currency: EUR
      budgets: {b: {amount: 5000.00 EUR, period: month}}
      approval: {above: 10.00 EUR, role: care-lead}
      defaults: {budget: b}
      rules:
        - name: late
          title: Late
          on: delivery.delayed
          oncePer: {key: event.orderId, within: 60 days}
          gestures:
            - {kind: %s, amount: %s, ledger: %s, description: money}
      """;

  /** An order that is late on a day; how many answers come before it, and whether they are yes. */
  record Late(int order, int day, int answers, boolean yes) {
    Event event(int index) {
      return anEvent(
          "e-" + index,
          Moments.MONDAY.plus(Duration.ofDays(day)),
          "delivery.delayed",
          "orderId",
          "o-" + order,
          "delay",
          Duration.ofDays(1));
    }
  }

  @Provide
  Arbitrary<Late> few() {
    return late(5, 200);
  }

  @Provide
  Arbitrary<Late> many() {
    return late(260, 50);
  }

  private static Arbitrary<Late> late(int orders, int days) {
    return Combinators.combine(
            Arbitraries.integers().between(1, orders),
            Arbitraries.integers().between(0, days),
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(true, false))
        .as(Late::new);
  }

  @Property(tries = 150)
  void shouldNeverGiveTwiceWhateverBudgetsAndPeopleAnswerWhen(
      @ForAll @Size(max = 80) List<@From("few") Late> events, @ForAll("policies") String document) {
    assertNeverTwice(events, Moments.policy(document));
  }

  @Property(tries = 30)
  void shouldNeverGiveTwiceBeyondWhatIsRemembered(
      @ForAll @Size(min = 700, max = 800) List<@From("many") Late> events,
      @ForAll("policies") String document) {
    assertNeverTwice(events, Moments.policy(document));
  }

  @Provide
  Arbitrary<String> policies() {
    return Arbitraries.of(
        DOCUMENT.formatted("refund", "5.00 EUR", "goodwill"),
        DOCUMENT.formatted("refund", "15.00 EUR", "goodwill"),
        DOCUMENT.formatted("refund", "5.00 EUR", "entitlement"));
  }

  private static void assertNeverTwice(List<Late> events, Policy policy) {
    CustomerState state = CustomerState.UNKNOWN;
    List<Decision> open = new ArrayList<>();
    List<Event> given = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      Late late = events.get(i);
      for (int n = 0; n < late.answers() && !open.isEmpty(); n++) {
        Decision answered = open.removeFirst();
        String id = answered.moment().decisionId();
        state = late.yes() ? state.confirm(id) : state.release(id);
        if (late.yes()) {
          given.add(answered.moment().event());
        }
      }
      Event event = late.event(i);
      Decision decision = Deciding.decide(policy, state, event).orElseThrow();
      state = Settling.after(policy, state, event, Optional.of(decision));
      if (awaits(decision)) {
        open.add(decision);
      } else if (!decision.given().isEmpty()) {
        given.add(event);
      }
      assertThat(state.dealings().tallies().all()).hasSizeLessThanOrEqualTo(Tallies.MOST);
    }
    assertApart(given);
  }

  /** A budget or a person is asked; a person who may see an older grant decides for themselves. */
  private static boolean awaits(Decision decision) {
    return switch (decision) {
      case Decision.Granted granted -> !granted.draws().isEmpty();
      case Decision.Proposed proposed -> !proposed.reason().equals("perhaps-given");
      case Decision.Declined declined -> false;
    };
  }

  private static void assertApart(List<Event> given) {
    for (int i = 0; i < given.size(); i++) {
      for (int j = i + 1; j < given.size(); j++) {
        if (given.get(i).text("orderId").equals(given.get(j).text("orderId"))) {
          assertThat(Duration.between(given.get(i).time(), given.get(j).time()).abs())
              .isGreaterThanOrEqualTo(WITHIN);
        }
      }
    }
  }
}
