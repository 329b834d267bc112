package dev.pillowmint.decision.decide;

import static dev.pillowmint.decision.decide.Moments.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.policy.Policy;
import java.time.Duration;
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

class MomentProperties {
  /** Everything that binds goodwill, as tight as it goes, beside something that is owed. */
  private static final Policy BOUND =
      Moments.policy(
          """
          name: bound
          version: 1
          currency: EUR
          rates: {GBP: 1.2}
          caps: {gestures: 1, amount: 6.00 EUR, within: 90 days}
          budgets: {b: {amount: 9.00 EUR, period: month}}
          approval: {above: 5.00 EUR, role: care-lead}
          defaults: {budget: b, notStated: skip}
          guards:
            repeatFailure: {of: delivery.*, within: 30 days}
            individualReview: {of: "fee.*", atLeast: 4, within: 30 days}
          learning: {controlGroup: 50%}
          rules:
            - name: late
              title: Late
              on: delivery.delayed
              counterCost: {value: customer.yearlyValue, chance: 1%, choose: best}
              besidesOwed: absorbed
              gestures:
                - {kind: refund, amount: 7.50 EUR, ledger: entitlement, description: owed}
                - {kind: gift, amount: 5.00 EUR, description: flowers}
                - {kind: callback, description: a call}
            - name: fee
              title: Fee
              on: fee.charged
              stacking: highest
              oncePer: {key: customer, keep: highest, within: 30 days}
              quota: {name: goodwill, amount: 12.00 EUR, per: customer}
              gestures:
                - {kind: refund, amount: event.amount, description: the fee}
                - {kind: gift, amount: 3.00 EUR, description: a card}
          """);

  /** Something that happens: a day, an amount, whether it is a fee. */
  record Step(int day, int cents, boolean fee, boolean pounds, boolean leftAlone) {
    Event event(int index) {
      var time = Moments.MONDAY.plus(Duration.ofDays(day));
      String id = "e-" + index;
      if (leftAlone) {
        return anEvent(id, time, "customer.contact-preference-changed", "leaveAlone", true);
      }
      return fee
          ? anEvent(
              id,
              time,
              "fee.charged",
              "fee",
              "f",
              "amount",
              Amount.ofMinor(cents, pounds ? "GBP" : "EUR"))
          : anEvent(id, time, "delivery.delayed", "orderId", "o", "delay", Duration.ofDays(1));
    }
  }

  @Provide
  Arbitrary<Step> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 200),
            Arbitraries.integers().between(1, 900),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false, false, false, false))
        .as(Step::new);
  }

  @Property(tries = 200)
  void shouldNeverReduceWhatIsOwedByAnythingThatBindsGoodwill(
      @ForAll @Size(max = 60) List<@From("steps") Step> steps) {
    CustomerState state = CustomerState.UNKNOWN;
    for (int i = 0; i < steps.size(); i++) {
      Event event = steps.get(i).event(i);
      Optional<Decision> decision = Deciding.decide(BOUND, state, event);
      state = Settling.after(BOUND, state, event, decision);
      if (event.type().equals("delivery.delayed")) {
        assertOwed(decision.orElseThrow());
        if (decision.get() instanceof Decision.Granted g) {
          g.otherwise().values().forEach(MomentProperties::assertOwed);
        }
      }
    }
  }

  private static void assertOwed(Decision decision) {
    assertThat(decision.given())
        .filteredOn(c -> c.offer().owed())
        .singleElement()
        .extracting(c -> c.offer().amount())
        .isEqualTo(Moments.eur("7.50"));
  }

  @Provide
  Arbitrary<Event> events() {
    return AnyEvents.events();
  }

  private static final List<Policy> POLICIES =
      List.of(BOUND, Moments.house(), Moments.policy(Everything.DOCUMENT));

  @Property(tries = 300)
  void shouldDecideAnyEventAlikeEachTimeAndNeverThrow(
      @ForAll @Size(max = 40) List<@From("events") Event> events) {
    for (Policy policy : POLICIES) {
      CustomerState state = CustomerState.UNKNOWN;
      CustomerState again = CustomerState.UNKNOWN;
      for (Event event : events) {
        Optional<Decision> decision = Deciding.decide(policy, state, event);
        assertThat(Deciding.decide(policy, again, event)).isEqualTo(decision);
        state = Settling.after(policy, state, event, decision);
        again = Settling.after(policy, again, event, decision);
      }
      assertThat(again).isEqualTo(state);
    }
  }
}
