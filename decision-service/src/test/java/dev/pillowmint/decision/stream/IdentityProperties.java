package dev.pillowmint.decision.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.OpenPromise;
import dev.pillowmint.decision.customer.Remembered;
import dev.pillowmint.decision.decide.Moments;
import dev.pillowmint.decision.decide.Rehearsal;
import dev.pillowmint.decision.stream.record.StoredCustomer;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.Ledger;
import dev.pillowmint.schemas.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.assertj.core.groups.Tuple;

/**
 * Whatever is linked between whatever happens, each person ends with all that happened to them, all
 * that was decided and all that was given, once. Not the same: a decision that fell before two were
 * known to be one saw only what the one had been given.
 */
class IdentityProperties {
  private static final List<String> NAMES = List.of("A", "B", "C", "D");

  /**
   * A fee, or a link.
   *
   * @param to the customer who remains; null: it is a fee
   */
  record Step(String name, String to, boolean ours, boolean again) {}

  @Provide
  Arbitrary<Step> steps() {
    Arbitrary<String> names = Arbitraries.of(NAMES);
    Arbitrary<Boolean> seldom = Arbitraries.of(false, false, false, true);
    Arbitrary<Step> fees = Combinators.combine(names, seldom, seldom).as(IdentityProperties::fee);
    Arbitrary<Step> links =
        Combinators.combine(names, names, seldom).as((a, b, again) -> new Step(a, b, false, again));
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(4, fees), net.jqwik.api.Tuple.of(1, links));
  }

  private static Step fee(String name, boolean ours, boolean again) {
    return new Step(name, "", ours, again);
  }

  @Property(tries = 12)
  void shouldLeaveEachPersonWithAllThatIsTheirsOnce(
      @ForAll @Size(max = 35) List<@From("steps") Step> steps) {
    try (TestTopology topology = new TestTopology(Moments.house())) {
      Rehearsal rehearsal = Rehearsal.ofFew(Moments.house());
      List<Tuple> rehearsed = new ArrayList<>();
      Map<String, String> owners = new HashMap<>();
      Map<String, String> published = new HashMap<>();
      for (int i = 0; i < steps.size(); i++) {
        Step step = steps.get(i);
        CustomerEvent event = event(step, "e-" + i);
        topology.publish(event);
        rehearsal
            .decide(KeptEvents.event(KeptEvents.bytes(event)))
            .ifPresent(
                d ->
                    rehearsed.add(
                        Tuple.tuple(
                            d.moment().decisionId(), d.moment().event().customerId(), d.reason())));
        if (step.again()) {
          topology.publish(event);
        }
        if (step.to().isEmpty()) {
          published.put(event.getId(), step.name());
        } else {
          link(owners, step);
        }
      }
      List<Decision> told = topology.decisions();
      List<Gesture> given = topology.gestures();

      assertThat(told)
          .extracting(Decision::getId, Decision::getCustomerId, Decision::getReason)
          .containsExactlyElementsOf(rehearsed);
      assertThat(told).extracting(Decision::getId).doesNotHaveDuplicates();
      assertThat(told).hasSize(published.size());
      assertThat(given).extracting(Gesture::getId).doesNotHaveDuplicates();
      for (String person : NAMES) {
        if (owners.containsKey(person)) {
          assertThat(topology.<StoredCustomer>store("customers").get(person)).isNull();
        } else {
          assertWhole(topology, person, owners, published, told, given);
        }
      }
    }
  }

  private static void assertWhole(
      TestTopology topology,
      String person,
      Map<String, String> owners,
      Map<String, String> published,
      List<Decision> told,
      List<Gesture> given) {
    Set<String> events = new HashSet<>();
    published.forEach(
        (id, name) -> {
          if (owner(owners, name).equals(person)) {
            events.add(id);
          }
        });
    CustomerState state =
        StoredCustomers.state(topology.<StoredCustomer>store("customers").get(person));
    List<Decision> story =
        new Stories(topology.store("customers"), topology.store("stories")).all(person, state);
    List<Gesture> theirs =
        given.stream().filter(gesture -> events.contains(gesture.getEventId())).toList();
    List<Decision> decided = told.stream().filter(d -> events.contains(d.getEventId())).toList();

    assertThat(story).extracting(Decision::getCustomerId).allMatch(person::equals);
    assertThat(story)
        .extracting(Decision::getId, Decision::getOutcome)
        .containsExactlyInAnyOrderElementsOf(
            decided.stream().map(d -> Tuple.tuple(d.getId(), d.getOutcome())).toList());
    assertThat(state.promises())
        .extracting(OpenPromise::id)
        .containsExactlyInAnyOrderElementsOf(theirs.stream().map(Gesture::getId).toList());
    assertThat(state.events().stream().map(Remembered::type).filter("fee.charged"::equals))
        .hasSameSizeAs(events);
    assertThat(counted(state)).isEqualTo(goodwill(theirs));
    assertThat(decided)
        .filteredOn(d -> d.getOutcome() == Outcome.GRANTED)
        .extracting(Decision::getId)
        .containsExactlyInAnyOrderElementsOf(theirs.stream().map(Gesture::getDecisionId).toList());
  }

  private static long counted(CustomerState state) {
    return state.goodwill().grants().stream().mapToLong(grant -> grant.amount().minorUnits()).sum();
  }

  private static long goodwill(List<Gesture> gestures) {
    return gestures.stream()
        .filter(g -> g.getLedger() == Ledger.GOODWILL)
        .mapToLong(g -> Objects.requireNonNull(g.getAmount()).getMinorUnits())
        .sum();
  }

  /** What the links come to, weighed in the order in which they were published. */
  private static void link(Map<String, String> owners, Step step) {
    if (!owners.containsKey(step.name()) && !owner(owners, step.to()).equals(step.name())) {
      owners.put(step.name(), step.to());
    }
  }

  private static String owner(Map<String, String> owners, String name) {
    List<String> passed = new ArrayList<>(List.of(name));
    while (owners.containsKey(passed.getLast())) {
      passed.add(owners.get(passed.getLast()));
    }
    return passed.getLast();
  }

  private static CustomerEvent event(Step step, String id) {
    return step.to().isEmpty()
        ? TestTopology.aFee(step.name(), id, 500, step.ours() ? "company-error" : "slip")
        : IdentityTest.merged(step.name(), id, step.to());
  }
}
