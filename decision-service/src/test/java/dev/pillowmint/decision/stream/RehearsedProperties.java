package dev.pillowmint.decision.stream;

import static dev.pillowmint.decision.stream.TestTopology.MONDAY;
import static dev.pillowmint.decision.stream.TestTopology.aFee;
import static dev.pillowmint.decision.stream.TestTopology.anEvent;
import static dev.pillowmint.decision.stream.TestTopology.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.decide.Chosen;
import dev.pillowmint.decision.decide.Decision;
import dev.pillowmint.decision.decide.Moments;
import dev.pillowmint.decision.decide.Rehearsal;
import dev.pillowmint.decision.decide.Spoken;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.stream.record.StoredCustomer;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.ChosenGesture;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
            - name: often
              title: It happened before
              on: complaint.raised
              when: has(event.times) && event.times > 2
              proof: {facts: [times], burden: customer, until: person, within: 14 days}
              gestures:
                - {kind: refund, amount: 6.00 EUR, ledger: entitlement, description: owed}
                - {kind: callback, description: say sorry}
                - choice:
                    - {as: money, amount: 8.00 EUR}
                    - {as: voucher, amount: 34.00 EUR, consent: needed}
                  kind: refund
                  description: more
            - name: unknown
              title: How often is not known
              on: complaint.raised
              when: event.times > 1
              notStated: person
              gestures:
                - {kind: refund, amount: 3.00 EUR, ledger: entitlement, description: owed}
                - choice:
                    - {as: money, amount: 2.00 EUR}
                    - {as: voucher, amount: 5.00 EUR, consent: needed}
                  kind: refund
                  description: more
            - name: offer
              title: Staff give something
              on: gesture.offered-by-staff
              oncePer: {key: customer, within: 30 days}
              gestures:
                - {kind: event.kind, when: has(event.amount), amount: event.amount, description: "{description}"}
          """);

  private static final List<String> CUSTOMERS = List.of("C-1", "C-2", "C-3", "C-4");

  /** What somebody finds out of how often it happened. */
  private static final List<List<String>> VALUES =
      List.of(List.of(), List.of("times=4"), List.of("times=1"), List.of("times=few"));

  /** Something that happens, without its id. */
  record Happening(String customer, int kind, int which, int cents) {}

  @Property(tries = 25)
  void shouldDecideInTheRehearsalAsInTheStream(@ForAll("happenings") List<Happening> happenings) {
    IncomingEvents incoming = new IncomingEvents(EventTypes.shipped());
    Rehearsal rehearsal = Rehearsal.ofFew(POLICY);
    List<String> rehearsed = new ArrayList<>();
    List<dev.pillowmint.schemas.Decision> streamed = new ArrayList<>();
    List<Gesture> given = new ArrayList<>();
    try (TestTopology topology = new TestTopology(POLICY)) {
      for (Happening happening : happenings) {
        CustomerEvent event =
            happening.kind() < 5
                ? event(happening, "e-" + rehearsed.size() + "-" + given.size())
                : answer(happening, streamed, given);
        topology.publish(event);
        streamed.addAll(topology.decisions());
        given.addAll(topology.gestures());
        Rehearsal.Heard heard =
            rehearsal.hear(incoming.fromEvent(event.getCustomerId(), event, MONDAY).event());
        heard.revised().ifPresent(revised -> rehearsed.add(told(revised.after())));
        heard.decision().ifPresent(decision -> rehearsed.add(told(decision)));
        assertThat(rehearsed)
            .as("after %s", event)
            .isEqualTo(streamed.stream().map(RehearsedProperties::told).toList());
      }
      assertThat(cents(rehearsal, "inc")).isEqualTo(topology.spent("inc"));
      CUSTOMERS.forEach(customer -> assertSameDealings(rehearsal, topology, customer));
    }
  }

  private static void assertSameDealings(
      Rehearsal rehearsal, TestTopology topology, String customer) {
    StoredCustomer kept = topology.<StoredCustomer>store("customers").get(customer);
    CustomerState stored = kept == null ? CustomerState.UNKNOWN : StoredCustomers.state(kept);
    CustomerState rehearsed = rehearsal.known(customer);
    assertThat(rehearsed.goodwill().grants())
        .containsExactlyInAnyOrderElementsOf(stored.goodwill().grants());
    assertThat(rehearsed.dealings().tallies().all())
        .containsExactlyInAnyOrderElementsOf(stored.dealings().tallies().all());
    assertThat(rehearsed.dealings().paid())
        .containsExactlyInAnyOrderElementsOf(stored.dealings().paid());
    assertThat(rehearsed.promises()).containsExactlyElementsOf(stored.promises());
  }

  private static long cents(Rehearsal rehearsal, String budget) {
    return rehearsal.budgets().stream()
        .filter(use -> use.budget().startsWith(budget + " of "))
        .map(use -> use.spent().value().movePointRight(2))
        .mapToLong(BigDecimal::longValueExact)
        .sum();
  }

  /** Says something of what was decided and given before, if there is anything. */
  private static CustomerEvent answer(
      Happening it, List<dev.pillowmint.schemas.Decision> told, List<Gesture> given) {
    String id = "a-" + it.cents() + "-" + told.size() + "-" + given.size();
    if (it.kind() < 8 && !told.isEmpty()) {
      var decision = told.get(told.size() - 1 - it.cents() % Math.min(4, told.size()));
      return it.kind() == 7 ? aVerification(decision, id, it) : aReview(decision, id, it);
    }
    if (given.isEmpty()) {
      return event(it, id);
    }
    Gesture gesture = given.get(it.cents() % given.size());
    if (it.kind() == 9) {
      return aChoice(gesture, id, it);
    }
    String type = List.of("gesture.refused", "gesture.failed", "gesture.delivered").get(it.which());
    return anEvent(
        gesture.getCustomerId(), id, type, Map.of("gestureId", Attributes.toAvro(gesture.getId())));
  }

  private static CustomerEvent aReview(
      dev.pillowmint.schemas.Decision decision, String id, Happening it) {
    CustomerEvent review =
        TestTopology.aReview(
            decision.getCustomerId(),
            id,
            decision.getId(),
            List.of("approve", "change", "decline").get(it.which()),
            it.cents() % 5 == 0 ? "agent" : "care-lead");
    Map<String, Attribute> attributes = new HashMap<>(review.getAttributes());
    if (it.which() == 1) {
      attributes.put("amount", Attributes.toAvro((Object) Amount.ofMinor(it.cents(), "EUR")));
    }
    return CustomerEvent.newBuilder(review).setAttributes(attributes).build();
  }

  private static CustomerEvent aVerification(
      dev.pillowmint.schemas.Decision decision, String id, Happening it) {
    return anEvent(
        decision.getCustomerId(),
        id,
        "facts.verified",
        Map.of(
            "decisionId", Attributes.toAvro(decision.getId()),
            "facts", Attributes.toAvro(List.of("times")),
            "holds", Attributes.toAvro(it.which() > 0),
            "values", Attributes.toAvro(VALUES.get(it.cents() % VALUES.size()))));
  }

  private static CustomerEvent aChoice(Gesture gesture, String id, Happening it) {
    return anEvent(
        gesture.getCustomerId(),
        id,
        "gesture.choice-made",
        Map.of(
            "gestureId", Attributes.toAvro(gesture.getId()),
            "form", Attributes.toAvro(List.of("as-it-is", "voucher", "credit").get(it.which())),
            "consent", Attributes.toAvro(it.cents() % 2 == 0)));
  }

  @Provide
  Arbitrary<List<Happening>> happenings() {
    return Combinators.combine(
            Arbitraries.of(CUSTOMERS),
            Arbitraries.integers().between(0, 9),
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
      case 3 -> aComplaint(it, id);
      default -> anOffer(it.customer(), id, "staff-" + it.which(), it.cents());
    };
  }

  private static CustomerEvent aComplaint(Happening it, String id) {
    Map<String, Attribute> said =
        new HashMap<>(
            Map.of("severity", Attributes.toAvro("high"), "about", Attributes.toAvro("noise")));
    if (it.which() > 0) {
      said.put("times", Attributes.toAvro(3L));
    }
    return anEvent(it.customer(), id, "complaint.raised", said);
  }

  private static String told(dev.pillowmint.schemas.Decision decision) {
    List<String> amounts =
        decision.getGestures().stream()
            .map(ChosenGesture::getAmount)
            .map(RehearsedProperties::amount)
            .sorted()
            .toList();
    String outcome = decision.getOutcome().name().toLowerCase(Locale.ROOT);
    return String.join(
        " ", decision.getId(), decision.getRule(), outcome, decision.getReason(), "" + amounts);
  }

  private static String told(Decision decision) {
    List<String> amounts =
        Spoken.chosen(decision).map(Chosen::offer).map(o -> "" + o.amount()).sorted().toList();
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
