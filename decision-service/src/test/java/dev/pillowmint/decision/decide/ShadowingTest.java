package dev.pillowmint.decision.decide;

import static dev.pillowmint.decision.decide.Moments.anEvent;
import static dev.pillowmint.decision.decide.Moments.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.decide.Difference.Kind;
import dev.pillowmint.decision.policy.Policies;
import dev.pillowmint.decision.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShadowingTest {
  private static final Policy ACTIVE = policy("fee-back", "5.00 EUR", "");
  private static final Event FEE =
      anEvent("fee.charged", "fee", "return", "amount", eur("9.00"), "cause", "slip");

  private final List<Difference> differences = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();

  @Test
  void shouldFindNoDifferenceBetweenAlikePolicies() {
    beside(ACTIVE, FEE);

    assertThat(heard).containsExactly("same");
  }

  @Test
  void shouldTellAMomentThatOnlyOneSees() {
    beside(policy("fee-back", "5.00 EUR", "when: event.amount > money(\"50.00 EUR\")"), FEE);

    assertThat(differences)
        .singleElement()
        .satisfies(
            d -> {
              assertThat(d.kinds()).containsExactly(Kind.MOMENT);
              assertThat(d.shadow()).isNull();
              assertThat(d.active()).isNotNull();
            });
  }

  @Test
  void shouldTellAnotherAmount() {
    beside(policy("fee-back", "6.00 EUR", ""), FEE);

    assertThat(differences)
        .singleElement()
        .returns(java.util.Set.of(Kind.AMOUNT), Difference::kinds);
  }

  @Test
  void shouldTellAnotherRule() {
    beside(policy("fee-back-2", "5.00 EUR", ""), FEE);

    assertThat(differences).singleElement().returns(java.util.Set.of(Kind.RULE), Difference::kinds);
  }

  @Test
  void shouldTellAnotherOutcome() {
    beside(policy("fee-back", "5.00 EUR", "approval: {above: 1.00 EUR, role: lead}"), FEE);

    assertThat(differences)
        .singleElement()
        .returns(java.util.Set.of(Kind.OUTCOME), Difference::kinds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {kind: gift, amount: 5.00 EUR, description: money back}                        | GESTURE
          {kind: refund, amount: 5.00 EUR, ledger: entitlement, description: money back} | LEDGER
          {kind: refund, amount: 5.00 EUR, as: voucher, description: money back}         | MANNER
          {kind: refund, amount: 5.00 EUR, within: 9 days, description: money back}      | MANNER
          {kind: refund, amount: 5.00 EUR, description: other words}                     |
          """)
  void shouldTellAnotherGestureLedgerOrMannerAndNoOtherWords(String gesture, @Nullable Kind kind) {
    beside(offering(gesture), FEE);

    assertThat(differences.stream().flatMap(d -> d.kinds().stream()).toList())
        .isEqualTo(Stream.ofNullable(kind).toList());
  }

  @Test
  void shouldTellAnotherReasonAndWhoIsAsked() {
    Policy active = policy("fee-back", "5.00 EUR", "approval: {above: 1.00 EUR, role: lead}");
    Policy shadow =
        policy(
            "fee-back",
            "5.00 EUR",
            "proof: {facts: [amount], burden: customer, until: person, within: 3 days}");
    Event claimed =
        anEvent(
            "fee.charged", "fee", "return", "amount", eur("9.00"), "claimed", List.of("amount"));

    assertThat(
            Difference.kinds(
                Deciding.decide(active, CustomerState.UNKNOWN, claimed),
                Deciding.decide(shadow, CustomerState.UNKNOWN, claimed)))
        .containsExactlyInAnyOrder(Kind.REASON, Kind.ROLE);
  }

  @Test
  void shouldFindNothingWhereNeitherSeesAMoment() {
    beside(ACTIVE, anEvent("praise.received", "about", "service"));

    assertThat(heard).containsExactly("same");
  }

  private void beside(Policy shadow, Event event) {
    new Shadowing(new Beside1(shadow), new Heard())
        .decided(
            CustomerState.UNKNOWN, event, Deciding.decide(ACTIVE, CustomerState.UNKNOWN, event));
  }

  private static Policy offering(String gesture) {
    return Moments.policy(
        """
        name: test
        version: 1
        currency: EUR
        rules:
          - {name: fee-back, title: Fee back, on: fee.charged, gestures: [%s]}
        """
            .formatted(gesture));
  }

  private static Policy policy(String rule, String amount, String more) {
    return Moments.policy(
        """
        name: test
        version: 1
        currency: EUR
        rules:
          - name: %s
            title: Fee back
            on: fee.charged
            %s
            gestures:
              - {kind: refund, amount: %s, description: money back}
        """
            .formatted(rule, more, amount));
  }

  private record Beside1(Policy shadow) implements Policies {
    @Override
    public Policy active(Instant now) {
      return ACTIVE;
    }

    @Override
    public List<Policy> shadows() {
      return List.of(shadow);
    }
  }

  private final class Heard implements Shadowing.Report {
    @Override
    public void same(Policy shadow) {
      heard.add("same");
    }

    @Override
    public void differs(Policy shadow, Difference difference) {
      differences.add(difference);
    }

    @Override
    public void failed(Policy shadow, Event event, RuntimeException failure) {
      heard.add(Optional.ofNullable(failure.getMessage()).orElse("failed"));
    }
  }
}
