package dev.pillowmint.decision.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.decide.Moments;
import dev.pillowmint.decision.decide.Rehearsal;
import dev.pillowmint.decision.policy.Policy;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PreviewViewTest {
  private static final Policy POLICY =
      Moments.policy(
          """
          name: p
          version: 1
          currency: EUR
          budgets:
            month: {amount: 500.00 EUR, period: month}
            incident: {amount: 50.00 EUR, each: incidentId, reserveFrom: month}
          learning: {controlGroup: 1%}
          rules:
            - name: outage
              title: Outage
              on: service.outage
              when: has(event.incidentId)
              because: The line was dead
              customerText: We are sorry.
              budget: incident
              counterCost: {value: 'money("200.00 EUR")', chance: 10%}
              gestures:
                - choice:
                    - {as: money, amount: 4.00 EUR}
                    - {as: voucher, amount: 6.00 EUR, consent: needed}
                  kind: refund
                  description: for the outage
                  customerText: It is on its way.
            - name: late
              title: Late
              on: delivery.delayed
              proof: {facts: [delay], burden: customer, until: person, within: 14 days}
              gestures: [{kind: refund, amount: 5.00 EUR, ledger: entitlement, description: owed}]
          """);

  @Test
  void shouldShowTextsRiskArmDrawsAndWhatMayBeChosen() {
    PreviewedDecision shown =
        preview(Moments.anEvent("service.outage", "incidentId", "I-1", "duration", hours(2)));

    assertThat(shown.outcome()).isEqualTo("GRANTED");
    assertThat(shown.staffText()).isEqualTo("The line was dead");
    assertThat(shown.customerText()).isEqualTo("We are sorry. It is on its way.");
    assertThat(shown.arm()).isIn("treated", "control");
    assertThat(shown.atRisk()).isEqualTo(StoryView.MoneyView.of(Moments.eur("20.00")));
    assertThat(shown.gestures().getFirst().alternatives())
        .singleElement()
        .isEqualTo(
            new PreviewedGesture.Alternative(
                "voucher", StoryView.MoneyView.of(Moments.eur("6.00")), null, null, true));
    assertThat(shown.budgets())
        .singleElement()
        .satisfies(
            draw -> {
              assertThat(draw.name()).isEqualTo("incident");
              assertThat(draw.whose()).isEqualTo("I-1");
              assertThat(draw.reservedFrom()).isEqualTo("month");
              assertThat(draw.limit()).contains("50.00 EUR");
              assertThat(draw.gestures()).isEqualTo(1);
            });
  }

  @Test
  void shouldShowWhichFactsAreAwaitedFromWhomAndForHowLong() {
    PreviewedDecision shown =
        preview(
            Moments.anEvent(
                "delivery.delayed",
                "orderId",
                "O-1",
                "delay",
                hours(5),
                "claimed",
                java.util.List.of("delay")));

    assertThat(shown.outcome()).isEqualTo("PROPOSED");
    assertThat(shown.reason()).isEqualTo("needs-proof");
    assertThat(shown.awaits()).containsExactly("delay");
    assertThat(shown.role()).isEqualTo("care-lead");
    assertThat(shown.answerWithin()).isEqualTo("PT336H");
    assertThat(shown.gestures()).allMatch(PreviewedGesture::awaitsApproval);
    assertThat(shown.budgets()).isEmpty();
  }

  private static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }

  private static PreviewedDecision preview(Event event) {
    return Objects.requireNonNull(
        PreviewView.of(POLICY, Rehearsal.ofFew(POLICY).decide(event)).decision());
  }
}
