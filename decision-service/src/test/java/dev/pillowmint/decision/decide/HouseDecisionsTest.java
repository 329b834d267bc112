package dev.pillowmint.decision.decide;

import static dev.pillowmint.decision.decide.Moments.anEvent;
import static dev.pillowmint.decision.decide.Moments.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.Rule;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HouseDecisionsTest {
  private static final Policy HOUSE = Moments.house();

  /** Event, rule, outcome. */
  static Stream<Arguments> table() {
    return Stream.of(
        arguments(fee("5.00", "slip"), "no-petty-fee", "REFUND 5.00 EUR GOODWILL"),
        arguments(fee("8.00", "deliberate-choice"), "fair-fee", "declined fair-fee"),
        arguments(fee("80.00", "company-error"), "own-error-fee", "REFUND 80.00 EUR ENTITLEMENT"),
        arguments(
            anEvent(
                "fee.charged",
                "fee",
                "disk",
                "amount",
                eur("9.00"),
                "cause",
                "company-error",
                "goodsHeldBack",
                true),
            "own-error-fee",
            "REFUND 9.00 EUR ENTITLEMENT + CALLBACK ENTITLEMENT"),
        arguments(
            anEvent("item.left-behind", "item", "brooch", "irreplaceable", true),
            "irreplaceable-left-behind",
            "GIFT 15.00 EUR GOODWILL"),
        arguments(
            anEvent("item.left-behind", "item", "charger", "postage", eur("4.90")),
            "left-behind",
            "GIFT 4.90 EUR GOODWILL"),
        arguments(
            anEvent("service.outage", "duration", Duration.ofHours(6), "ruinedDay", true),
            "outage-ruined-day",
            "REFUND 10.00 EUR GOODWILL + CALLBACK GOODWILL"),
        arguments(
            anEvent("service.outage", "duration", Duration.ofHours(24)),
            "long-outage",
            "REFUND 10.00 EUR ENTITLEMENT"),
        arguments(
            anEvent("service.outage", "duration", Duration.ofHours(4)),
            "outage",
            "REFUND 5.00 EUR GOODWILL"),
        arguments(
            anEvent(
                "service.cancelled-by-mistake",
                "service",
                "telephone",
                "by",
                "company",
                "monthlyPrice",
                eur("24.90")),
            "cancelled-by-us",
            "CALLBACK ENTITLEMENT + REFUND 24.90 EUR ENTITLEMENT"),
        arguments(
            anEvent("service.cancelled-by-mistake", "service", "telephone", "by", "customer"),
            "cancelled-by-customer",
            "CALLBACK GOODWILL"),
        arguments(
            anEvent(
                "delivery.delayed",
                "orderId",
                "O-1",
                "delay",
                Duration.ofDays(3),
                "neededBy",
                LocalDate.parse("2026-03-04")),
            "late-delivery",
            "REFUND 5.00 EUR GOODWILL + CALLBACK GOODWILL"),
        arguments(
            anEvent("delivery.early", "orderId", "O-2", "earlyBy", Duration.ofDays(1)),
            "early-delivery",
            "declined good-as-it-is"),
        arguments(
            anEvent("support.contacted", "channel", "phone", "holdTime", Duration.ofMinutes(35)),
            "help-made-worse",
            "CALLBACK GOODWILL"),
        arguments(
            anEvent("support.contacted", "channel", "phone", "effort", "extraordinary"),
            "above-and-beyond",
            "GIFT 3.00 EUR GOODWILL"),
        arguments(
            anEvent("complaint.raised", "severity", "medium", "about", "water", "times", 4L),
            "repeated-complaint",
            "CALLBACK GOODWILL + GIFT 40.00 EUR GOODWILL"),
        arguments(
            anEvent(
                "complaint.raised", "severity", "low", "about", "dent", "claimed", eur("300.00")),
            "large-claim",
            "proposed REFUND 300.00 EUR GOODWILL"),
        arguments(
            anEvent("complaint.raised", "severity", "low", "about", "noise"),
            "complaint-heard",
            "CALLBACK GOODWILL"),
        arguments(
            anEvent("staff-misconduct.reported", "kind", "rude"),
            "misconduct",
            "CALLBACK GOODWILL"),
        arguments(
            anEvent("promise.broken", "promiseId", "P-1"),
            "broken-promise",
            "CALLBACK GOODWILL + REFUND 10.00 EUR GOODWILL"),
        arguments(
            anEvent("promise.broken", "promiseId", "P-1", "rule", "broken-promise"),
            "broken-promise-again",
            "declined needs-a-person"),
        arguments(
            anEvent("message.sent-in-error", "channel", "email"),
            "mistaken-message",
            "GIFT 3.00 EUR GOODWILL"),
        arguments(
            anEvent("customer.unsubscribed", "channel", "email"),
            "goodbye-respected",
            "declined wish-respected"),
        arguments(
            anEvent(
                "price-concession.asked",
                "product",
                "estate car",
                "price",
                Amount.of("18450.00", "GBP"),
                "asked",
                Amount.of("18400.00", "GBP")),
            "small-concession",
            "REFUND 50.00 GBP GOODWILL"),
        arguments(
            anEvent(
                "price-concession.asked",
                "product",
                "estate car",
                "price",
                Amount.of("18450.00", "GBP")),
            "sweetener",
            "GIFT 30.00 EUR GOODWILL"),
        arguments(
            anEvent("need.unmet", "need", "telephone for a hearing aid"),
            "right-one-elsewhere",
            "CALLBACK GOODWILL"),
        arguments(
            anEvent("purchase.completed", "orderId", "O-3", "total", eur("1000.00")),
            "first-or-big-purchase",
            "GIFT 5.00 EUR GOODWILL"),
        arguments(
            anEvent("praise.received", "about", "the call"), "praise", "GIFT 3.00 EUR GOODWILL"),
        arguments(anEvent("feedback.given", "score", 4L), "unhappy-feedback", "CALLBACK GOODWILL"),
        arguments(
            anEvent("customer.referred", "referred", "C-2"), "referral", "GIFT 20.00 EUR GOODWILL"),
        arguments(offer("8.00"), "staff-offer", "GIFT 8.00 EUR GOODWILL"),
        arguments(offer("25.01"), "staff-offer", "proposed GIFT 25.01 EUR GOODWILL"),
        arguments(
            anEvent(
                "gesture.offered-by-staff",
                "kind",
                "callback",
                "description",
                "a call",
                "staffId",
                "s-1"),
            "staff-offer",
            "CALLBACK GOODWILL"),
        arguments(
            anEvent("gesture.refused", "gestureId", "g-1"),
            "gesture-refused",
            "declined wish-respected"),
        arguments(
            anEvent("gesture.failed", "gestureId", "g-1"), "gesture-failed", "CALLBACK GOODWILL"));
  }

  @ParameterizedTest(name = "{1}: {2}")
  @MethodSource("table")
  void shouldDecideAsTheTableSays(Event event, String rule, String expected) {
    Decision decision = Deciding.decide(HOUSE, CustomerState.UNKNOWN, event).orElseThrow();

    assertThat(decision.moment().rule()).isEqualTo(rule);
    assertThat(spoken(decision)).isEqualTo(expected);
    assertThat(decision.explanation()).anyMatch(step -> step.contains("(rule " + rule + ")"));
  }

  @Test
  void shouldGiveSomethingPersonalToSomebodyWhoseInterestsAreKnown() {
    CustomerState known =
        CustomerState.UNKNOWN.fold(
            anEvent("customer.noted", "note", "restores one", "interests", List.of("sports cars")));

    Decision decision =
        Deciding.decide(HOUSE, known, anEvent("message.sent-in-error", "channel", "email"))
            .orElseThrow();

    assertThat(decision.moment().rule()).isEqualTo("mistaken-message-known");
    assertThat(decision.given().getFirst().offer().description()).contains("sports cars");
  }

  @ParameterizedTest
  @MethodSource
  void shouldSeeNoMomentInWhatOnlyChangesTheState(Event event) {
    assertThat(Deciding.decide(HOUSE, CustomerState.UNKNOWN, event)).isEmpty();
  }

  static Stream<Event> shouldSeeNoMomentInWhatOnlyChangesTheState() {
    return Stream.of(
        anEvent("customer.profile-changed", "tier", "gold"),
        anEvent("customer.contact-preference-changed", "leaveAlone", true),
        anEvent("promise.kept", "promiseId", "P-1"),
        anEvent("gesture.delivered", "gestureId", "g-1"),
        anEvent("customer.erased"));
  }

  @Test
  void shouldHaveARuleOrAReasonForEveryEventTypeThatNoPackIsFor() {
    Set<String> stateOnly =
        Set.of(
            "customer.profile-changed",
            "customer.contact-preference-changed",
            "customer.noted",
            "customer.erased",
            "customer.identified",
            "customers.merged",
            "payment.failed",
            "refund.issued",
            "customer.bereaved",
            "customer.left",
            "complaint.resolved",
            "contact.bounced",
            "promise.made",
            "promise.kept",
            "gesture.choice-made",
            "gesture.delivered",
            "proposal.reviewed",
            "facts.verified");
    Set<String> ruled =
        HOUSE.rules().stream().map(Rule::on).flatMap(Set::stream).collect(Collectors.toSet());
    Set<String> ofTrades = PacksTest.recognised();

    assertThat(EventTypes.shipped().all())
        .extracting(EventType::name)
        .allMatch(t -> ruled.contains(t) || stateOnly.contains(t) || ofTrades.contains(t));
  }

  @Test
  void shouldSayWhatWasNotStated() {
    Decision decision =
        Deciding.decide(
                Moments.policy(
                    """
                    name: p
                    version: 1
                    currency: EUR
                    rules:
                      - name: slip
                        title: A slip
                        on: fee.charged
                        when: event.cause == "slip"
                        notStated: skip
                        decline: {code: x, text: x}
                      - name: any
                        title: Any fee
                        on: fee.charged
                        decline: {code: y, text: y}
                    """),
                CustomerState.UNKNOWN,
                anEvent("fee.charged", "fee", "f", "amount", eur("1.00")))
            .orElseThrow();

    assertThat(decision.reason()).isEqualTo("y");
    assertThat(decision.explanation())
        .containsExactly(
            "Rule slip was passed over; not stated: cause.", "Any fee (rule any).", "y");
  }

  @Test
  void shouldSayThatACurrencyHasNoRate() {
    Event yen =
        anEvent("fee.charged", "fee", "f", "amount", Amount.of("500", "JPY"), "cause", "slip");

    Decision decision = Deciding.decide(HOUSE, CustomerState.UNKNOWN, yen).orElseThrow();

    assertThat(decision.reason()).isEqualTo("no-rate");
    assertThat(decision.explanation()).anyMatch(s -> s.contains("no rate for JPY"));
  }

  @Test
  void shouldPayBackAnEntitlementInACurrencyWithoutRate() {
    Event yen =
        anEvent(
            "fee.charged", "fee", "f", "amount", Amount.of("500", "JPY"), "cause", "company-error");

    Decision decision = Deciding.decide(HOUSE, CustomerState.UNKNOWN, yen).orElseThrow();

    assertThat(spoken(decision)).isEqualTo("REFUND 500 JPY ENTITLEMENT");
  }

  @Test
  void shouldNameADecisionAlikeEachTime() {
    Event event = fee("5.00", "slip");

    assertThat(Deciding.decide(HOUSE, CustomerState.UNKNOWN, event))
        .isEqualTo(Deciding.decide(HOUSE, CustomerState.UNKNOWN, event));
  }

  private static Event fee(String amount, String cause) {
    return anEvent("fee.charged", "fee", "return", "amount", eur(amount), "cause", cause);
  }

  private static Event offer(String amount) {
    return anEvent(
        "gesture.offered-by-staff",
        "kind",
        "gift",
        "amount",
        eur(amount),
        "description",
        "chocolate",
        "staffId",
        "s-1");
  }

  private static String spoken(Decision decision) {
    return switch (decision) {
      case Decision.Granted granted -> spoken(granted.given());
      case Decision.Proposed proposed -> "proposed " + spoken(proposed.proposed());
      case Decision.Declined declined -> "declined " + declined.reason();
    };
  }

  private static String spoken(List<Chosen> chosen) {
    return chosen.stream()
        .map(
            c ->
                c.offer().kind()
                    + (c.offer().amount() == null ? "" : " " + c.offer().amount())
                    + " "
                    + c.offer().ledger())
        .collect(Collectors.joining(" + "));
  }
}
