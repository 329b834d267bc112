package dev.pillowmint.decision.decide;

import static dev.pillowmint.decision.decide.Moments.anEvent;
import static dev.pillowmint.decision.decide.Moments.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.customer.Grant;
import dev.pillowmint.decision.policy.Ledger;
import dev.pillowmint.decision.policy.Policy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class GoodwillProperties {
  private static final Duration WINDOW = Duration.ofDays(90);
  private static final Policy POLICY =
      Moments.policy(
          """
          name: p
          version: 1
          currency: EUR
          defaults: {notStated: skip}
          caps: {gestures: 3, amount: 60.00 EUR, within: 90 days}
          rules:
            - name: slip
              title: A slip
              on: fee.charged
              when: event.cause == "slip"
              gestures:
                - {kind: refund, amount: event.amount, description: the fee}
                - {kind: callback, description: a call}
            - name: error
              title: Our error
              on: fee.charged
              gestures:
                - {kind: refund, amount: event.amount, ledger: entitlement, description: the fee}
                - {kind: gift, amount: 20.00 EUR, description: flowers}
          """);

  /** A fee: days after Monday in any order, cents, whose error. */
  record Fee(int day, int cents, boolean ours) {
    Event event(int index) {
      Instant time = Moments.MONDAY.plus(Duration.ofDays(day));
      String cause = ours ? "company-error" : "slip";
      Amount amount = Amount.ofMinor(cents, "EUR");
      return anEvent(
          "e-" + index, time, "fee.charged", "fee", "f", "amount", amount, "cause", cause);
    }
  }

  @Provide
  Arbitrary<Fee> fees() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 400),
            Arbitraries.integers().between(1, 4_000),
            Arbitraries.of(true, false))
        .as(Fee::new);
  }

  @Property(tries = 200)
  void shouldNeverExceedACapInAnyWindowInAnyOrder(
      @ForAll @Size(max = 80) List<@net.jqwik.api.From("fees") Fee> fees) {
    List<Grant> granted = new ArrayList<>();

    replay(fees, granted, new ArrayList<>());

    for (Grant last : granted) {
      List<Grant> window =
          granted.stream()
              .filter(g -> !g.time().isAfter(last.time()))
              .filter(g -> g.time().isAfter(last.time().minus(WINDOW)))
              .toList();
      assertThat(window.stream().mapToInt(Grant::gestures).sum()).isLessThanOrEqualTo(3);
      assertThat(
              window.stream().map(g -> g.amount().value()).reduce(BigDecimal.ZERO, BigDecimal::add))
          .isLessThanOrEqualTo(eur("60.00").value());
    }
  }

  @Property(tries = 200)
  void shouldNeverReduceWhatIsOwed(
      @ForAll @Size(max = 40) List<@net.jqwik.api.From("fees") Fee> fees) {
    List<Decision> decisions = new ArrayList<>();

    replay(fees, new ArrayList<>(), decisions);

    for (int i = 0; i < fees.size(); i++) {
      if (fees.get(i).ours()) {
        assertThat(decisions.get(i).given())
            .filteredOn(c -> c.offer().ledger() == Ledger.ENTITLEMENT)
            .singleElement()
            .extracting(c -> c.offer().amount())
            .isEqualTo(Amount.ofMinor(fees.get(i).cents(), "EUR"));
      }
    }
  }

  private static void replay(List<Fee> fees, List<Grant> granted, List<Decision> decisions) {
    CustomerState state = CustomerState.UNKNOWN;
    for (int i : IntStream.range(0, fees.size()).toArray()) {
      Event event = fees.get(i).event(i);
      Decision decision = Deciding.decide(POLICY, state, event).orElseThrow();
      decisions.add(decision);
      state = state.fold(event);
      if (decision instanceof Decision.Granted given && given.goodwill() != null) {
        granted.add(given.goodwill());
        state = state.with(given.goodwill());
      }
    }
  }
}
