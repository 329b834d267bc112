package dev.pillowmint.decision.stream;

import static dev.pillowmint.decision.stream.TestTopology.MONDAY;
import static dev.pillowmint.decision.stream.TestTopology.aFee;
import static dev.pillowmint.decision.stream.TestTopology.anEvent;
import static dev.pillowmint.decision.stream.TestTopology.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.decide.Chosen;
import dev.pillowmint.decision.decide.Decision;
import dev.pillowmint.decision.decide.Moments;
import dev.pillowmint.decision.decide.Rehearsal;
import dev.pillowmint.decision.decide.Spoken;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.schemas.ChosenGesture;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What is tested and backtested is what the stream decides. */
class RehearsedProperties {
  private static final Policy POLICY =
      Moments.policy(
          """
          name: everything
          version: 1
          currency: EUR
          timeZone: Europe/Berlin
          caps: {gestures: 6, amount: 90.00 EUR, within: 90 days}
          budgets:
            b: {amount: 150.00 EUR, period: month}
            inc: {amount: 20.00 EUR, each: incidentId, reserveFrom: b}
          leeway:
            agent: {amount: 25.00 EUR, perGesture: 12.00 EUR, count: 3, period: week}
          approval: {above: 30.00 EUR, role: care-lead}
          guards:
            repeatFailure: {of: [promise.broken, delivery.delayed], within: 90 days}
            individualReview: {of: complaint.*, atLeast: 3, within: 90 days}
          learning:
            controlGroup: 20%
            salt: spring
          defaults: {budget: b, notStated: skip}
          rules:
            - name: outage
              title: Outage
              on: service.outage
              when: has(event.incidentId)
              budgets: [b, inc]
              oncePer: {key: event.incidentId, group: outage, within: 100 days, keep: highest}
              quota: {name: outage, amount: 30.00 EUR, per: event.incidentId}
              gestures:
                - {kind: refund, amount: 10.00 EUR, ledger: entitlement, description: owed}
                - {kind: refund, amount: 5.00 EUR, description: more}
            - name: fees
              title: Fees
              on: fee.*
              priority: 5
              when: customer.sum("fee.*", days(90)) > money("50.00 EUR") && customer.owed(days(90)) < money("20.00 EUR")
              stacking: highest
              gestures:
                - {kind: refund, amount: event.amount, description: the fee}
                - {kind: gift, amount: 4.00 EUR, description: a card}
            - name: owed-fee
              title: Owed fee
              on: fee.charged
              oncePer: {key: customer, keep: highest}
              besidesOwed: absorbed
              gestures:
                - {kind: refund, amount: event.amount, ledger: entitlement, description: owed}
                - {kind: gift, amount: 9.00 EUR, description: flowers}
            - name: late
              title: Late
              on: delivery.*
              ladder:
                per: customer
                steps:
                  - {kind: callback, description: explain}
                  - {kind: refund, amount: 40.00 EUR, description: concede}
                  - {kind: refund, amount: 4.00 EUR, description: concede less}
            - name: offer
              title: Staff give something
              on: gesture.offered-by-staff
              oncePer: {key: customer, within: 30 days}
              gestures:
                - {kind: event.kind, when: has(event.amount), amount: event.amount, description: "{description}"}
          """);

  /** Something that happens, without its id. */
  record Happening(String customer, int kind, int which, int cents) {}

  @Property(tries = 15)
  void shouldDecideInTheRehearsalAsInTheStream(@ForAll("happenings") List<Happening> happenings) {
    IncomingEvents incoming = new IncomingEvents(EventTypes.shipped());
    Rehearsal rehearsal = Rehearsal.ofFew(POLICY);
    List<String> rehearsed = new ArrayList<>();
    List<String> streamed = new ArrayList<>();
    try (TestTopology topology = new TestTopology(POLICY)) {
      IntStream.range(0, happenings.size())
          .mapToObj(i -> event(happenings.get(i), "e-" + i))
          .forEach(
              event -> {
                topology.publish(event);
                topology.decisions().forEach(decision -> streamed.add(told(decision)));
                rehearsal
                    .decide(incoming.fromEvent(event.getCustomerId(), event, MONDAY).event())
                    .ifPresent(decision -> rehearsed.add(told(decision)));
              });
    }
    assertThat(rehearsed).isEqualTo(streamed);
  }

  @Provide
  Arbitrary<List<Happening>> happenings() {
    return Combinators.combine(
            Arbitraries.of("C-1", "C-2", "C-3", "C-4"),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(1, 4_000))
        .as(Happening::new)
        .list()
        .ofMaxSize(40);
  }

  private static CustomerEvent event(Happening it, String id) {
    return switch (it.kind()) {
      case 0 -> aFee(it.customer(), id, it.cents(), "slip");
      case 1 ->
          anEvent(
              it.customer(),
              id,
              "service.outage",
              Map.of(
                  "duration", Attributes.toAvro(Duration.ofHours(5)),
                  "incidentId", Attributes.toAvro("I-" + it.which())));
      case 2 ->
          anEvent(
              it.customer(),
              id,
              "delivery.delayed",
              Map.of(
                  "orderId", Attributes.toAvro("O-" + it.which()),
                  "delay", Attributes.toAvro(Duration.ofHours(5))));
      default -> anOffer(it.customer(), id, "staff-" + it.which(), it.cents());
    };
  }

  private static String told(dev.pillowmint.schemas.Decision decision) {
    List<String> amounts =
        decision.getGestures().stream()
            .map(ChosenGesture::getAmount)
            .map(RehearsedProperties::amount)
            .toList();
    String outcome = decision.getOutcome().name().toLowerCase(Locale.ROOT);
    return String.join(
        " ", decision.getId(), decision.getRule(), outcome, decision.getReason(), "" + amounts);
  }

  private static String told(Decision decision) {
    List<String> amounts =
        Spoken.chosen(decision).map(Chosen::offer).map(o -> "" + o.amount()).toList();
    return String.join(
        " ",
        decision.moment().decisionId(),
        decision.moment().rule(),
        Spoken.outcome(decision),
        decision.reason(),
        "" + amounts);
  }

  private static String amount(@Nullable Money money) {
    return money == null
        ? "null"
        : Amount.ofMinor(money.getMinorUnits(), money.getCurrency()).toString();
  }
}
