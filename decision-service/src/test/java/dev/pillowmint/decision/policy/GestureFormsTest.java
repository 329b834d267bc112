package dev.pillowmint.decision.policy;

import static dev.pillowmint.decision.decide.Moments.anEvent;
import static dev.pillowmint.decision.policy.Amounts.aPolicyOf;
import static dev.pillowmint.decision.policy.Amounts.compiled;
import static dev.pillowmint.decision.policy.Amounts.eur;
import static dev.pillowmint.decision.policy.Amounts.match;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.decide.Deciding;
import dev.pillowmint.decision.decide.Decision;
import dev.pillowmint.decision.decide.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GestureFormsTest {
  private static final String GIFTS =
      """
      gifts:
        - {name: atlas, price: 39.00 EUR, tags: [book, travel], description: an atlas of trains}
        - {name: novel, price: 12.00 EUR, tags: [Book]}
        - {name: cookbook, price: 12.00 EUR, tags: [book, cooking]}
        - {name: kettle, price: 45.00 EUR, tags: [cooking, tea]}
      """;

  @Test
  void shouldGiveAVoucherThatLapses() {
    Offer voucher =
        refund("as: voucher\namount: 20.00 EUR\nuntil: 30 days\ncustomerText: '{given} for you'");

    assertThat(voucher.manner().form()).isEqualTo(Form.VOUCHER);
    assertThat(voucher.manner().until()).isEqualTo(Moments.MONDAY.plus(Duration.ofDays(30)));
    assertThat(voucher.customerText()).isEqualTo("20.00 EUR for you");
  }

  @Test
  void shouldWaiveUntilATimeThatTheEventStates() {
    String gesture =
        """
        kind: refund
        as: waiver
        amount: 20.00 EUR
        until: event.dueAt
        description: no fees until {dueAt}
        """;
    String policy = aPolicyOf("", "promise.made", gesture);

    assertThat(match(policy, promise("2026-04-01T00:00:00Z")).offers().getFirst().manner().until())
        .isEqualTo("2026-04-01T00:00:00Z");
    assertThat(match(policy, promise("2026-02-01T00:00:00Z")).declined())
        .isEqualTo("nothing-to-give");
  }

  @Test
  void shouldCountPointsAtWhatTheyCost() {
    Offer points = refund("as: points\npoints: 500\npointValue: 0.01 EUR");

    assertThat(points.manner().points()).isEqualTo(500);
    assertThat(points.amount()).isEqualTo(eur("5.00"));
  }

  @Test
  void shouldLeaveAChoiceWithMoneyFirst() {
    Offer choice =
        refund(
            """
            ledger: entitlement
            choice:
              - {as: money, amount: 250.00 EUR}
              - {as: voucher, amount: '{percent: 150, of: money("250.00 EUR")}', until: 365 days}
            """
                .replace("'{", "{")
                .replace("}'", "}"));

    assertThat(choice.amount()).isEqualTo(eur("250.00"));
    assertThat(choice.manner().form()).isEqualTo(Form.MONEY);
    assertThat(choice.manner().alternatives())
        .containsExactly(
            new Manner.Alternative(
                Form.VOUCHER,
                eur("375.00"),
                Moments.MONDAY.plus(Duration.ofDays(365)),
                null,
                true));
  }

  @Test
  void shouldCountTheDearestChoiceAgainstACap() {
    String choice =
        """
        kind: refund
        description: a choice
        choice: [{as: money, amount: 10.00 EUR}, {as: credit, amount: 15.00 EUR}]
        """;
    String capped = "caps: {amount: %s, within: 1 day}";
    Event event = anEvent("praise.received", "about", "x");

    assertThat(
            Deciding.decide(
                compiled(aPolicyOf(capped.formatted("15.00 EUR"), "praise.received", choice)),
                CustomerState.UNKNOWN,
                event))
        .get()
        .isInstanceOf(Decision.Granted.class);
    assertThat(
            Deciding.decide(
                compiled(aPolicyOf(capped.formatted("14.99 EUR"), "praise.received", choice)),
                CustomerState.UNKNOWN,
                event))
        .get()
        .extracting(Decision::reason)
        .isEqualTo("customer-cap");
  }

  @Test
  void shouldChooseTheGiftThatMatchesMostInterestsThenTheCheapestThenTheFirst() {
    String match = "from: {match: customer.interests, upTo: 40.00 EUR}";

    assertThat(gift(match, "Travel", "Book").description()).isEqualTo("an atlas of trains");
    assertThat(gift(match, "book").description()).isEqualTo("novel");
    assertThat(gift(match, "cooking", "book").description()).isEqualTo("cookbook");
    assertThat(gift(match, "cooking", "tea").amount()).isEqualTo(eur("12.00"));
    assertThat(gift("from: {tags: [travel, tea]}\ndescription: '{gift} and a note'").description())
        .isEqualTo("an atlas of trains and a note");
  }

  @Test
  void shouldGiveSomethingElseIfNoGiftFits() {
    String gesture =
        """
        kind: gift
        from: {tags: [tea], match: customer.interests, upTo: 40.00 EUR}
        otherwise: {kind: callback, description: a call}
        """;
    Event event = anEvent("praise.received", "about", "x");

    assertThat(
            match(compiled(aPolicyOf(GIFTS, "praise.received", gesture)), event, caring("tea"))
                .offers())
        .extracting(Offer::kind)
        .containsExactly(Kind.CALLBACK);
    assertThat(
            match(aPolicyOf(GIFTS, "praise.received", gesture.replaceAll("otherwise.*", "")), event)
                .declined())
        .isEqualTo("nothing-to-give");
  }

  @Test
  void shouldAskAPersonToFindSomething() {
    Offer gift = gift("findPersonal: {allowance: 40.00 EUR, role: hosts}\ndescription: a surprise");

    assertThat(gift.amount()).isEqualTo(eur("40.00"));
    assertThat(gift.manner().form()).isEqualTo(Form.FIND_PERSONAL);
    assertThat(gift.manner().role()).isEqualTo("hosts");
    assertThat(gift.costsGoodwill()).isTrue();
  }

  @Test
  void shouldCallInWelcomeHoursByRole() {
    String gesture = "kind: callback\nrole: manager\nwelcomeHours: true\ndescription: a call";
    Manner manner =
        match(aPolicyOf("", "praise.received", gesture), anEvent("praise.received", "about", "x"))
            .offers()
            .getFirst()
            .manner();

    assertThat(manner.role()).isEqualTo("manager");
    assertThat(manner.welcomeHours()).isTrue();
  }

  private static Offer refund(String rest) {
    String gesture = "kind: refund\ndescription: something back\n" + rest;
    return match(
            aPolicyOf("", "praise.received", gesture), anEvent("praise.received", "about", "x"))
        .offers()
        .getFirst();
  }

  private static Offer gift(String rest, String... interests) {
    Policy policy = compiled(aPolicyOf(GIFTS, "praise.received", "kind: gift\n" + rest));
    return match(policy, anEvent("praise.received", "about", "x"), caring(interests))
        .offers()
        .getFirst();
  }

  private static CustomerState caring(String... interests) {
    return CustomerState.UNKNOWN.fold(
        anEvent("customer.profile-changed", "interests", List.of(interests)));
  }

  private static Event promise(String due) {
    return anEvent("promise.made", "promiseId", "P", "what", "a call", "dueAt", Instant.parse(due));
  }
}
