package dev.pillowmint.decision.decide;

import static dev.pillowmint.decision.decide.Moments.eur;
import static dev.pillowmint.decision.decide.Playing.amounts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.Tallies;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  private static final String ONCE =
      """
      rules:
        - name: outage
          title: An outage
          on: service.outage
          when: event.duration >= duration("1h")
          notStated: skip
          oncePer: event.incidentId
          gestures:
            - {kind: refund, amount: 5.00 EUR, description: money back}
      """;

  @Test
  void shouldGiveOncePerIncident() {
    Playing playing = Playing.of(ONCE);

    assertThat(outage(playing, 0, "I-1").reason()).isEqualTo("granted");
    assertThat(outage(playing, 3, "I-1").reason()).isEqualTo("already-given");
    assertThat(outage(playing, 4, "I-2").reason()).isEqualTo("granted");
    assertThat(outage(playing, -10, "I-2").reason()).isEqualTo("already-given");
    assertThat(outage(playing, 365, "I-1").reason()).isEqualTo("granted");
  }

  @Test
  void shouldPassOverAnEventWithoutKey() {
    Playing playing = Playing.of(ONCE);

    assertThat(playing.on(0, "service.outage", "duration", Duration.ofHours(5))).isEmpty();
  }

  @Test
  void shouldShareOneGrantInAGroup() {
    Playing playing =
        Playing.of(
            """
            rules:
              - name: outage
                title: An outage
                on: service.outage
                oncePer: {key: customer, group: bad-day, within: 7 days}
                gestures:
                  - {kind: refund, amount: 5.00 EUR, description: money back}
              - name: late
                title: Late
                on: delivery.delayed
                oncePer: {key: customer, group: bad-day, within: 7 days}
                gestures:
                  - {kind: callback, description: a call}
            """);

    assertThat(playing.day(0, "service.outage", "duration", Duration.ofHours(1)).reason())
        .isEqualTo("granted");
    assertThat(late(playing, 6).reason()).isEqualTo("already-given");
    assertThat(late(playing, 7).reason()).isEqualTo("granted");
    assertThat(late(playing, 8).reason()).isEqualTo("already-given");
  }

  @Test
  void shouldGiveWhatALaterClaimIsHigherBy() {
    Playing playing =
        Playing.of(
            """
            rules:
              - name: fee
                title: A fee
                on: fee.charged
                oncePer: {key: customer, keep: highest}
                gestures:
                  - {kind: refund, amount: event.amount, description: the fee, customerText: "{amount}"}
            """);

    assertThat(amounts(fee(playing, "5.00"))).containsExactly("5.00 EUR");
    Decision second = fee(playing, "8.00");
    assertThat(amounts(second)).containsExactly("3.00 EUR");
    assertThat(second.given().getFirst().offer().description()).isEqualTo("the fee, here 3.00 EUR");
    assertThat(second.given().getFirst().offer().customerText()).isNull();
    assertThat(fee(playing, "8.00").reason()).isEqualTo("already-given");
    assertThat(amounts(playing.now("fee.charged", "fee", "f", "amount", Amount.of("10.00", "GBP"))))
        .containsExactly("4.00 EUR");
    assertThat(playing.now("fee.charged", "fee", "f", "amount", Amount.of("10.00", "CHF")).reason())
        .isEqualTo("no-rate");
  }

  @Test
  void shouldNotHoldBackWhatIsOwedForGoodwillThatWasGiven() {
    Playing playing =
        Playing.of(
            """
            rules:
              - name: fee
                title: A fee
                on: fee.charged
                oncePer: {key: customer, group: g}
                gestures:
                  - {kind: refund, amount: event.amount, description: the fee}
              - name: owed
                title: Owed
                on: service.outage
                ledger: entitlement
                oncePer: {key: customer, group: g}
                gestures:
                  - {kind: refund, amount: 10.00 EUR, description: a day}
                  - {kind: gift, amount: 1.00 EUR, ledger: goodwill, description: a card}
            """);

    fee(playing, "5.00");

    assertThat(amounts(playing.now("service.outage", "duration", Duration.ofDays(1))))
        .containsExactly("10.00 EUR");
    assertThat(playing.now("service.outage", "duration", Duration.ofDays(1)).reason())
        .isEqualTo("already-given");
  }

  @Test
  void shouldHoldAKeyWhileABudgetIsAskedAndFreeItIfItSaysNo() {
    Playing playing =
        Playing.of(
            """
            budgets: {b: {amount: 50.00 EUR, period: month}}
            defaults: {budget: b}
            """
                + ONCE);

    Decision first = outage(playing, 0, "I-1");
    assertThat(outage(playing, 1, "I-1").reason()).isEqualTo("already-given");
    playing.release(first);
    Decision second = outage(playing, 2, "I-1");
    assertThat(second.reason()).isEqualTo("granted");
    playing.confirm(second);
    assertThat(outage(playing, 3, "I-1").reason()).isEqualTo("already-given");
    playing.release(second);
    assertThat(outage(playing, 3, "I-1").reason()).isEqualTo("already-given");
  }

  @Test
  void shouldAskAPersonOnceOlderGrantsMayBeForgotten() {
    Playing playing = Playing.of(ONCE);
    for (int i = 0; i <= Tallies.MOST; i++) {
      assertThat(outage(playing, i, "I-" + i).reason()).isEqualTo("granted");
    }

    assertThat(playing.state().dealings().tallies().all()).hasSize(Tallies.MOST);
    assertThat(outage(playing, 129, "I-0").reason()).isEqualTo("perhaps-given");
    assertThat(outage(playing, 129, "I-2").reason()).isEqualTo("already-given");
    assertThat(outage(playing, 129 + 365, "I-0").reason()).isEqualTo("granted");
  }

  @Test
  void shouldClimbALadderAndHandOverAtItsEnd() {
    Playing playing =
        Playing.of(
            """
            rules:
              - name: bend
                title: Bend
                on: delivery.delayed
                ladder:
                  per: event.orderId
                  handOver: manager
                  steps:
                    - {kind: callback, description: put it right}
                    - {kind: gift, amount: 9.00 EUR, when: 'event.delay > duration("48h")', description: flowers}
                    - {kind: refund, amount: 5.00 EUR, description: concede once}
            """);

    assertThat(late(playing, 0).given().getFirst().offer().description()).isEqualTo("put it right");
    assertThat(amounts(late(playing, 1))).containsExactly("5.00 EUR");
    assertThat(
            amounts(
                playing.day(2, "delivery.delayed", "orderId", "o", "delay", Duration.ofDays(3))))
        .containsExactly("9.00 EUR");
    Decision last = late(playing, 3);
    assertThat(last.reason()).isEqualTo("ladder-used-up");
    assertThat(((Decision.Declined) last).handOver()).isEqualTo("manager");
    assertThat(
            playing
                .day(3, "delivery.delayed", "orderId", "other", "delay", Duration.ofDays(1))
                .reason())
        .isEqualTo("granted");
  }

  @Test
  void shouldShareAQuotaHighestFirst() {
    Playing playing =
        Playing.of(
            """
            rules:
              - name: fee
                title: A fee
                on: fee.charged
                quota: {name: q, amount: 20.00 EUR, per: customer}
                gestures:
                  - {kind: gift, amount: 4.00 EUR, description: a card}
                  - {kind: refund, amount: event.amount, description: the fee}
                  - {kind: callback, description: a call}
            """);

    assertThat(amounts(fee(playing, "5.00"))).containsExactly("4.00 EUR", "5.00 EUR", "null");
    assertThat(amounts(fee(playing, "10.00"))).containsExactly("1.00 EUR", "10.00 EUR", "null");
    Decision last = fee(playing, "10.00");
    assertThat(amounts(last)).containsExactly("null");
    assertThat(last.explanation()).anyMatch(s -> s.contains("quota q"));
  }

  @Test
  void shouldCountAQuotaAsPartOfWhatIsOwedAndGiveGoodwillNoRoomOfIt() {
    Playing playing =
        Playing.of(
            """
            rules:
              - name: owed
                title: Owed
                on: service.outage
                ledger: entitlement
                quota: {name: q, amount: 15.00 EUR, per: customer}
                gestures:
                  - {kind: refund, amount: 10.00 EUR, description: a day}
              - name: fee
                title: A fee
                on: fee.charged
                quota: {name: q, amount: 15.00 EUR, per: customer}
                gestures:
                  - {kind: refund, amount: event.amount, description: the fee}
            """);

    assertThat(amounts(fee(playing, "12.00"))).containsExactly("12.00 EUR");
    assertThat(amounts(playing.now("service.outage", "duration", Duration.ofDays(1))))
        .containsExactly("10.00 EUR");
    Decision second = playing.now("service.outage", "duration", Duration.ofDays(1));
    assertThat(amounts(second)).containsExactly("5.00 EUR");
    assertThat(second.explanation()).anyMatch(s -> s.contains("part of what is owed"));
    assertThat(playing.now("service.outage", "duration", Duration.ofDays(1)).reason())
        .isEqualTo("quota-used-up");
    assertThat(fee(playing, "1.00").reason()).isEqualTo("quota-used-up");
  }

  private static Decision outage(Playing playing, int day, String incident) {
    return playing.day(
        day, "service.outage", "duration", Duration.ofHours(5), "incidentId", incident);
  }

  private static Decision late(Playing playing, int day) {
    return playing.day(day, "delivery.delayed", "orderId", "o", "delay", Duration.ofDays(1));
  }

  private static Decision fee(Playing playing, String amount) {
    return playing.now("fee.charged", "fee", "f", "amount", eur(amount));
  }
}
