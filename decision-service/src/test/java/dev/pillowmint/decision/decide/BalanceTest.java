package dev.pillowmint.decision.decide;

import static dev.pillowmint.decision.decide.Moments.eur;
import static dev.pillowmint.decision.decide.Playing.amounts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.decision.policy.Learning;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BalanceTest {
  private static final String BOTH =
      """
          gestures:
            - {kind: refund, amount: event.amount, ledger: entitlement, description: owed}
            - {kind: gift, amount: 8.00 EUR, description: flowers}
            - {kind: gift, amount: 2.00 EUR, description: a card}
      """;

  @Test
  void shouldTopUpWhatIsOwedUnlessGoodwillIsAbsorbed() {
    String rule =
        """
        rules:
          - name: r
            title: R
            on: fee.charged
            besidesOwed: %s
        """;

    assertThat(amounts(fee(Playing.of(rule.formatted("tops-up") + BOTH), "5.00")))
        .containsExactly("5.00 EUR", "8.00 EUR", "2.00 EUR");
    assertThat(amounts(fee(Playing.of(rule.formatted("absorbed") + BOTH), "5.00")))
        .containsExactly("5.00 EUR", "3.00 EUR", "2.00 EUR");
    assertThat(amounts(fee(Playing.of(rule.formatted("absorbed") + BOTH), "50.00")))
        .containsExactly("50.00 EUR");
  }

  @Test
  void shouldNotStackAmountsNorReduceWhatIsOwed() {
    String rule =
        """
        rules:
          - name: r
            title: R
            on: fee.charged
            stacking: highest
        """
            + BOTH;

    assertThat(amounts(fee(Playing.of(rule), "5.00"))).containsExactly("5.00 EUR", "3.00 EUR");
    assertThat(amounts(fee(Playing.of(rule), "9.00"))).containsExactly("9.00 EUR");
  }

  private static final String RISK =
      """
      rules:
        - name: r
          title: R
          on: fee.charged
          notStated: skip
          counterCost: {value: customer.yearlyValue, chance: 2.5%, avoids: [50%, 10%, 80%], choose: best}
          gestures:
            - {kind: refund, amount: event.amount, description: the fee}
            - {kind: callback, description: a call}
            - {kind: gift, amount: 30.00 EUR, description: flowers}
      """;

  @Test
  void shouldChooseTheGestureWithTheBestBalance() {
    Playing playing = worth("1000.00");

    Decision decision = fee(playing, "5.00");

    assertThat(decision.moment().notes().atRisk()).isEqualTo(eur("25.00"));
    assertThat(amounts(decision)).containsExactly("5.00 EUR");
    assertThat(amounts(fee(playing, "11.00"))).containsExactly("null");
    assertThat(amounts(fee(worth("10000.00"), "5.00"))).containsExactly("30.00 EUR");
  }

  @Test
  void shouldTakeTheFirstGestureWhereTheRiskIsNotKnown() {
    Decision decision = fee(Playing.of(RISK), "5.00");

    assertThat(decision.moment().notes().atRisk()).isNull();
    assertThat(amounts(decision)).containsExactly("5.00 EUR");
  }

  @Test
  void shouldNotGiveMoreGoodwillThanIsAtRiskButAllThatIsOwed() {
    String rule =
        """
        rules:
          - name: r
            title: R
            on: fee.charged
            counterCost: {value: 'money("10.00 EUR")', chance: 10%, choose: best}
        """;

    Decision goodwill =
        fee(
            Playing.of(
                rule
                    + """
                        gestures:
                          - {kind: refund, amount: event.amount, description: the fee}
                    """),
            "5.00");
    assertThat(goodwill.reason()).isEqualTo("not-worth-it");
    assertThat(amounts(fee(Playing.of(rule + BOTH), "5.00"))).containsExactly("5.00 EUR");
  }

  private static final String GUARDED =
      """
      guards:
        repeatFailure: {of: [promise.broken, gesture.failed], within: 90 days, role: manager}
        individualReview: {of: complaint.*, atLeast: 3, within: 90 days, role: care-lead}
      rules:
        - name: broken
          title: Broken
          on: [promise.broken, gesture.failed]
          gestures:
            - {kind: callback, description: a call, customerText: We are sorry.}
            - {kind: refund, amount: 5.00 EUR, ledger: entitlement, description: owed}
        - name: complaint
          title: Complaint
          on: complaint.raised
          gestures:
            - {kind: callback, description: a call}
            - {kind: gift, amount: 5.00 EUR, description: flowers}
        - name: unguarded
          title: Unguarded
          on: praise.received
          guards: none
          gestures:
            - {kind: gift, amount: 1.00 EUR, description: a card}
      """;

  @Test
  void shouldSendTheSecondFailureOfAKindToAPersonAndGiveWhatIsOwed() {
    Playing playing = Playing.of(GUARDED);

    assertThat(playing.day(0, "promise.broken", "promiseId", "p").reason()).isEqualTo("granted");
    assertThat(playing.day(1, "gesture.failed", "gestureId", "g").reason()).isEqualTo("granted");
    Decision second = playing.day(2, "promise.broken", "promiseId", "q");

    assertThat(second.reason()).isEqualTo("repeat-failure");
    assertThat(((Decision.Proposed) second).awaits().role()).isEqualTo("manager");
    assertThat(amounts(second)).containsExactly("5.00 EUR");
    assertThat(Told.customerText(second)).isEqualTo("owed: 5.00 EUR");
    assertThat(playing.day(93, "promise.broken", "promiseId", "r").reason()).isEqualTo("granted");
  }

  @Test
  void shouldLookAtAPatternOfClaimsAsAPersonAndDenyNothingByRule() {
    Playing playing = Playing.of(GUARDED);
    Object[] complaint = {"severity", "low", "about", "x"};
    playing.day(0, "complaint.raised", complaint);
    playing.day(1, "complaint.raised", complaint);

    Decision third = playing.day(2, "complaint.raised", complaint);

    assertThat(third.reason()).isEqualTo("individual-review");
    assertThat(((Decision.Proposed) third).proposed()).hasSize(1);
    assertThat(amounts(third)).containsExactly("null");
    assertThat(playing.day(3, "praise.received", "about", "x").reason()).isEqualTo("granted");
  }

  private static final String LEARNING =
      """
      learning:
        controlGroup: 20%
        outcomes:
          came-back: {on: purchase.completed, within: 90 days}
          complained-again: {on: complaint.*, within: 30 days}
      rules:
        - name: r
          title: R
          on: fee.charged
      """;

  @Test
  void shouldWithholdGoodwillFromAControlGroupThatIsAsLargeAsItShouldBe() {
    Learning learning = new Learning(new BigDecimal("0.20"), "", List.of());

    long control =
        IntStream.range(0, 10_000).filter(i -> ControlGroup.holds(learning, "C-" + i, "r")).count();

    // Within four standard deviations of a binomial distribution: 4 * sqrt(10000 * 0.2 * 0.8).
    assertThat(control).isBetween(1_840L, 2_160L);
  }

  @Test
  void shouldGiveWhatIsOwedInBothArms() {
    int control = 0;
    for (int i = 0; i < 50; i++) {
      Playing playing = Playing.of(LEARNING + BOTH);
      Decision decision =
          playing
              .on(
                  new dev.pillowmint.decision.customer.Event(
                      "t",
                      "e",
                      "fee.charged",
                      "C-" + i,
                      Moments.MONDAY,
                      java.util.Map.of("fee", "f", "amount", eur("5.00"))))
              .orElseThrow();
      boolean withheld = decision.moment().notes().arm() == Notes.Arm.CONTROL;
      control += withheld ? 1 : 0;

      assertThat(amounts(decision)).startsWith("5.00 EUR").hasSize(withheld ? 1 : 3);
    }
    assertThat(control).isBetween(1, 49);
  }

  @Test
  void shouldDeclineInTheControlGroupAndExemptARule() {
    String gift =
        """
            gestures:
              - {kind: gift, amount: 1.00 EUR, description: a card}
        """;
    String all = LEARNING.replace("20%", "50%");
    String salted = all.replace("controlGroup", "salt: s-2\n  controlGroup");

    assertThat(fee(Playing.of(LEARNING.replace("20%", "0%") + gift), "5.00").reason())
        .isEqualTo("granted");
    assertThat(
            List.of(
                fee(Playing.of(all + gift), "5.00").reason(),
                fee(Playing.of(salted + gift), "5.00").reason()))
        .containsExactlyInAnyOrder("granted", "control-group");
    for (String document : List.of(all, salted)) {
      assertThat(fee(Playing.of(document + "    controlGroup: none\n" + gift), "5.00").reason())
          .isEqualTo("granted");
    }
  }

  private static Playing worth(String yearly) {
    Playing playing = Playing.of(RISK);
    playing.on(0, "customer.profile-changed", "yearlyValue", eur(yearly));
    return playing;
  }

  private static Decision fee(Playing playing, String amount) {
    return playing.now("fee.charged", "fee", "f", "amount", eur(amount));
  }
}
