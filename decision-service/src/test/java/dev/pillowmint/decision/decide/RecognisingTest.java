package dev.pillowmint.decision.decide;

import static dev.pillowmint.decision.decide.Moments.eur;
import static dev.pillowmint.decision.decide.Playing.amounts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecognisingTest {
  private static final String GIFT =
      """
          gestures:
            - {kind: gift, amount: 5.00 EUR, description: a card}
      """;

  @Test
  void shouldSeeEveryTypeOfAFamily() {
    Playing playing =
        Playing.of(
            """
            rules:
              - name: any
                title: Anything with the service
                on: service.*
            """
                + GIFT);

    assertThat(playing.now("service.outage", "duration", Duration.ofHours(1)).reason())
        .isEqualTo("granted");
    assertThat(playing.now("service.cancelled-by-mistake", "service", "line").reason())
        .isEqualTo("granted");
    assertThat(playing.on(0, "praise.received", "about", "x")).isEmpty();
  }

  @Test
  void shouldTryAHigherPriorityFirst() {
    Playing playing =
        Playing.of(
            """
            rules:
              - name: usual
                title: Usual
                on: praise.received
                when: size(event.about) < 100
            """
                + GIFT
                + """
              - name: first
                title: First
                on: praise.received
                priority: 10
                when: size(event.about) < 5
            """
                + GIFT);

    assertThat(playing.now("praise.received", "about", "x").moment().rule()).isEqualTo("first");
    assertThat(playing.now("praise.received", "about", "longer").moment().rule())
        .isEqualTo("usual");
  }

  @Test
  void shouldKeepTheMomentForAPersonWhereFactsAreNotStated() {
    for (String then : List.of("ask", "person")) {
      Playing playing =
          Playing.of(
              """
              approval: {above: 50.00 EUR, role: team-lead}
              rules:
                - name: slip
                  title: A slip
                  on: fee.charged
                  when: event.cause == "slip"
                  notStated: %s
              """
                      .formatted(then)
                  + GIFT);

      Decision decision = playing.now("fee.charged", "fee", "f", "amount", eur("5.00"));

      assertThat(decision).isInstanceOf(Decision.Proposed.class);
      assertThat(decision.reason()).isEqualTo("facts-not-stated");
      assertThat(((Decision.Proposed) decision).awaits().facts()).containsExactly("cause");
      assertThat(((Decision.Proposed) decision).awaits().role()).isEqualTo("team-lead");
      assertThat(decision.explanation()).last().asString().startsWith("Not stated: cause;");
    }
  }

  @Test
  void shouldSumWhatHistoryRemembers() {
    Playing playing =
        Playing.of(
            """
            rules:
              - name: fees
                title: Many fees
                on: complaint.raised
                when: >-
                  customer.sum("fee.charged", days(365)) == money("17.00 EUR")
                  && customer.sum("fee.*", days(365)) == money("17.00 EUR")
                  && customer.count("fee.*", days(365)) == 2
            """
                + GIFT);
    playing.on(0, "fee.charged", "fee", "f", "amount", eur("5.00"));
    playing.on(1, "fee.charged", "fee", "f", "amount", Amount.of("10.00", "GBP"));

    assertThat(playing.on(2, "complaint.raised", "severity", "low", "about", "fees")).isPresent();
    assertThat(playing.on(370, "complaint.raised", "severity", "low", "about", "fees")).isEmpty();
  }

  @Test
  void shouldSayThatASumNeedsARate() {
    Playing playing =
        Playing.of(
            """
            rules:
              - name: fees
                title: Many fees
                on: complaint.raised
                when: customer.sum("fee.charged", days(365)) > money("1.00 EUR")
            """
                + GIFT);
    playing.on(0, "fee.charged", "fee", "f", "amount", Amount.of("10.00", "CHF"));

    assertThat(playing.day(2, "complaint.raised", "severity", "low", "about", "fees").reason())
        .isEqualTo("no-rate");
  }

  @Test
  void shouldKnowWhatWasOwedBefore() {
    Playing playing =
        Playing.of(
            """
            rules:
              - name: owed
                title: Owed
                on: service.outage
                when: customer.owed(days(365)) < money("20.00 EUR")
                ledger: entitlement
                gestures:
                  - {kind: refund, amount: 10.00 EUR, description: a day}
            """);

    for (int day : List.of(0, 1)) {
      assertThat(playing.on(day, "service.outage", "duration", Duration.ofDays(1))).isPresent();
    }
    assertThat(playing.on(2, "service.outage", "duration", Duration.ofDays(1))).isEmpty();
    assertThat(playing.on(365, "service.outage", "duration", Duration.ofDays(1))).isPresent();
  }

  @Test
  void shouldBeginMonthsAndYearsInThePolicysZone() {
    String rule =
        """
        rules:
          - name: early
            title: Early in the month
            on: praise.received
            when: event.sinceMonthStart() < hours(1) && event.sinceYearStart() > days(58)
        """
            + GIFT;
    var beforeMidnight = java.time.Instant.parse("2026-02-28T23:30:00Z");
    var event = Moments.anEvent("e", beforeMidnight, "praise.received", "about", "x");

    assertThat(Playing.of("timeZone: Europe/Berlin\n" + rule).on(event)).isPresent();
    assertThat(Playing.of(rule).on(event)).isEmpty();
  }

  @Test
  void shouldNeverOfferUnprompted() {
    Playing playing =
        Playing.of(
            """
            rules:
              - name: bend
                title: Bend
                on: [price-concession.asked, need.unmet]
                onRequest: true
            """
                + GIFT);

    assertThat(playing.on(0, "need.unmet", "need", "x")).isEmpty();
    assertThat(playing.on(0, "need.unmet", "need", "x", "requested", true)).isPresent();
    assertThat(playing.on(0, "price-concession.asked", "product", "car", "price", eur("100.00")))
        .isPresent();
  }

  @Test
  void shouldWaitForAFinishedAction() {
    Playing playing =
        Playing.of(
            """
            rules:
              - name: after
                title: After the purchase
                on: complaint.raised
                after: {done: purchase.*, within: 30 days}
            """
                + GIFT);
    Object[] complaint = {"severity", "low", "about", "x"};

    assertThat(playing.day(0, "complaint.raised", complaint).reason()).isEqualTo("not-yet");
    playing.on(1, "purchase.completed", "orderId", "o", "total", eur("9.00"));
    assertThat(playing.day(2, "complaint.raised", complaint).reason()).isEqualTo("granted");
    assertThat(playing.day(40, "complaint.raised", complaint).reason()).isEqualTo("not-yet");
  }

  @Test
  void shouldAskAPersonWhereAFinishedActionMayBeForgotten() {
    Playing playing =
        Playing.of(
            """
            rules:
              - name: after
                title: After the purchase
                on: complaint.raised
                after: {done: purchase.completed, within: 300 days}
            """
                + GIFT);
    for (int day = 0; day < 60; day++) {
      playing.on(day, "praise.received", "about", "x");
    }

    Decision decision = playing.day(61, "complaint.raised", "severity", "low", "about", "x");

    assertThat(decision.reason()).isEqualTo("facts-not-stated");
    assertThat(((Decision.Proposed) decision).awaits().facts())
        .containsExactly("purchase.completed");
  }

  @Test
  void shouldHoldBackWhatIsOnlyClaimedUntilItIsShown() {
    String rule =
        """
        rules:
          - name: ruined
            title: A ruined day
            on: service.outage
            when: has(event.ruinedDay) && event.ruinedDay
            ledger: entitlement
            proof: {facts: [ruinedDay, duration], burden: %s, until: %s}
            gestures:
              - {kind: refund, amount: 10.00 EUR, description: a day}
        """;
    Object[] claim = {"duration", Duration.ofHours(5), "ruinedDay", true};

    for (var expected :
        List.of(
            List.of("wait", "awaiting-proof"),
            List.of("ask", "ask-customer"),
            List.of("person", "needs-proof"))) {
      Decision decision =
          Playing.of(rule.formatted("customer", expected.getFirst())).now("service.outage", claim);
      assertThat(decision.reason()).isEqualTo(expected.getLast());
      assertThat(decision.given()).isEmpty();
      assertThat(((Decision.Proposed) decision).proposed()).hasSize(1);
      assertThat(((Decision.Proposed) decision).awaits().facts()).containsExactly("ruinedDay");
      assertThat(((Decision.Proposed) decision).awaits().within()).isEqualTo(Duration.ofDays(14));
    }
    assertThat(Playing.of(rule.formatted("company", "wait")).now("service.outage", claim).reason())
        .isEqualTo("granted");
    Playing customer = Playing.of(rule.formatted("customer", "wait"));
    assertThat(
            customer
                .now(
                    "service.outage",
                    "duration",
                    Duration.ofHours(5),
                    "ruinedDay",
                    true,
                    "verified",
                    List.of("ruinedDay"))
                .reason())
        .isEqualTo("granted");
    assertThat(
            ((Decision.Proposed)
                    customer.now(
                        "service.outage",
                        "duration",
                        Duration.ofHours(5),
                        "ruinedDay",
                        true,
                        "verified",
                        List.of("ruinedDay"),
                        "claimed",
                        List.of("duration")))
                .awaits()
                .facts())
        .containsExactly("duration");
  }

  @Test
  void shouldTellVerifiedFromClaimedInAnExpression() {
    Playing playing =
        Playing.of(
            """
            rules:
              - name: verified
                title: Verified
                on: delivery.delayed
                when: event.verified("delay")
            """
                + GIFT);
    Object[] late = {"orderId", "o", "delay", Duration.ofDays(1)};

    assertThat(playing.on(0, "delivery.delayed", late)).isPresent();
    assertThat(
            playing.on(
                0,
                "delivery.delayed",
                "orderId",
                "o",
                "delay",
                Duration.ofDays(1),
                "claimed",
                List.of("delay")))
        .isEmpty();
  }

  @Test
  void shouldHandARefusalToAPersonAndExplainItThreeTimes() {
    Playing playing =
        Playing.of(
            """
            rules:
              - name: fair
                title: Fair
                on: fee.charged
                because: A fee of {amount} was charged
                customerText: You chose the {fee}; we are glad to explain it.
                decline: {code: fair-fee, text: It was chosen., handOver: team-lead}
            """);

    Decision decision = playing.now("fee.charged", "fee", "express", "amount", eur("5.00"));

    assertThat(((Decision.Declined) decision).handOver()).isEqualTo("team-lead");
    assertThat(decision.moment().notes().staffText()).isEqualTo("A fee of 5.00 EUR was charged");
    assertThat(Told.customerText(decision))
        .isEqualTo("You chose the express; we are glad to explain it.");
    assertThat(decision.explanation())
        .containsExactly("A fee of 5.00 EUR was charged (rule fair).", "It was chosen.");
    assertThat(amounts(decision)).isEmpty();
  }

  @Test
  void shouldTellTheCustomerWhatIsGivenOnly() {
    Playing playing =
        Playing.of(
            """
            approval: {above: 3.00 EUR, role: care-lead}
            rules:
              - name: both
                title: Both
                on: fee.charged
                customerText: We are sorry.
                gestures:
                  - {kind: refund, amount: event.amount, ledger: entitlement, description: a, customerText: The fee goes back.}
                  - {kind: gift, amount: 5.00 EUR, description: b, customerText: And flowers.}
            """);

    Decision decision = playing.now("fee.charged", "fee", "f", "amount", eur("5.00"));

    assertThat(decision.reason()).isEqualTo("needs-approval");
    assertThat(Told.customerText(decision)).isEqualTo("We are sorry. The fee goes back.");
  }
}
