package dev.pillowmint.decision.stream;

import static dev.pillowmint.decision.decide.Moments.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.decide.Deciding;
import dev.pillowmint.decision.decide.Moments;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.schemas.Alternative;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.Money;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PublishedGesturesTest {

  @Test
  void shouldCarryHowAGestureIsCarriedOut() throws IOException {
    Gesture choice = published().gestures().getFirst();
    Gesture call = published().gestures().getLast();

    // Avro's own equals() cannot compare an optional time.
    assertThat(Gesture.fromByteBuffer(choice.toByteBuffer())).hasToString(choice.toString());
    assertThat(choice.getForm()).isEqualTo("money");
    assertThat(choice.getAlternatives())
        .extracting(
            Alternative::getForm,
            Alternative::getAmount,
            Alternative::getUntil,
            Alternative::getPoints,
            Alternative::getNeedsConsent)
        .containsExactly(
            tuple(
                "voucher",
                new Money(1500L, "EUR"),
                Moments.MONDAY.plus(Duration.ofDays(30)),
                null,
                true),
            tuple("points", new Money(1200L, "EUR"), null, 1200L, false));
    assertThat(call.getForm()).isNull();
    assertThat(call.getRole()).isEqualTo("manager");
    assertThat(call.getWelcomeHours()).isTrue();
  }

  @Test
  void shouldSayInADecisionAsWhatAndWhatElse() {
    var decision = published().decision();

    assertThat(decision.getGestures().getFirst().getForm()).isEqualTo("money");
    assertThat(decision.getGestures().getLast().getRole()).isEqualTo("manager");
    assertThat(decision.getExplanation())
        .contains(
            "Refund as money: thanks (10.00 EUR, goodwill); the customer may choose 15.00 EUR as"
                + " voucher if the customer agrees or 12.00 EUR as points.");
  }

  private static Published published() {
    String yaml =
        """
        name: p
        version: 1
        currency: EUR
        rules:
          - name: r
            title: Thanks
            on: praise.received
            gestures:
              - kind: refund
                description: thanks
                choice:
                  - {as: money, amount: 10.00 EUR}
                  - {as: voucher, amount: 15.00 EUR, until: 30 days}
                  - {as: points, points: 1200, pointValue: 0.01 EUR}
              - {kind: callback, description: a call, role: manager, welcomeHours: true}
        """;
    Policy policy = Moments.policy(yaml);
    return Published.of(
        Deciding.decide(
                policy, CustomerState.UNKNOWN, anEvent("praise.received", "about", "kindness"))
            .orElseThrow(),
        policy,
        Moments.MONDAY);
  }
}
