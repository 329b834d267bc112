package dev.pillowmint.decision.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.Ledger;
import dev.pillowmint.schemas.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What people have a say in keeps every limit, whoever answers what, when and how often. */
class PeopleProperties {

  /** A fee of a customer, or an offer by a member of staff. */
  record Act(int customer, int cents, int kind) {
    CustomerEvent event(int index) {
      String to = "C-" + customer;
      String id = "e-" + index;
      return switch (kind) {
        case 0 -> TestTopology.aFee(to, id, cents, "company-error");
        case 1, 2 -> TestTopology.aFee(to, id, cents, "slip");
        default -> TestTopology.anOffer(to, id, "staff-" + kind, cents / 4);
      };
    }
  }

  @Provide
  Arbitrary<Act> acts() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 5),
            Arbitraries.integers().between(4, 6_000),
            Arbitraries.integers().between(0, 4))
        .as(Act::new);
  }

  @Property(tries = 8)
  void shouldKeepEveryLimitWhateverIsAnswered(
      @ForAll @Size(min = 5, max = 40) List<@From("acts") Act> acts, @ForAll long seed) {
    Random random = new Random(seed);
    List<CustomerEvent> events =
        IntStream.range(0, acts.size()).mapToObj(i -> acts.get(i).event(i)).toList();
    List<Decision> decisions = new ArrayList<>();
    List<Gesture> gestures = new ArrayList<>();
    try (TestTopology topology = new TestTopology(People.policy())) {
      shuffledTwice(events, random).forEach(topology::publish);
      decisions.addAll(topology.decisions());
      List<CustomerEvent> answers = answers(decisions, random);
      shuffledTwice(answers, random).forEach(topology::publish);
      topology.pass(Duration.ofDays(5));
      shuffledTwice(events, random).forEach(topology::publish);
      decisions.addAll(topology.decisions());
      gestures.addAll(topology.gestures());

      assertThat(topology.spent("goodwill")).isEqualTo(cents(goodwill(gestures)));
    }

    assertThat(gestures).extracting(Gesture::getId).doesNotHaveDuplicates();
    assertToldInOrder(decisions, acts.size());
    assertThat(cents(goodwill(gestures))).isLessThanOrEqualTo(20_000);
    assertThat(goodwill(gestures)).hasSizeLessThanOrEqualTo(12);
    assertThat(cents(byRule(gestures, "fee"))).isLessThanOrEqualTo(12_000);
    goodwill(gestures).stream()
        .collect(Collectors.groupingBy(Gesture::getCustomerId))
        .values()
        .forEach(
            given -> {
              assertThat(given).hasSizeLessThanOrEqualTo(4);
              assertThat(cents(given)).isLessThanOrEqualTo(15_000);
            });
    assertLeeway(acts, decisions);
    assertThat(cents(gestures.stream().filter(g -> g.getLedger() == Ledger.ENTITLEMENT).toList()))
        .isEqualTo(acts.stream().filter(a -> a.kind() == 0).mapToLong(Act::cents).sum());
  }

  /** Every proposal is answered twice, by anybody, with anything. */
  private static List<CustomerEvent> answers(List<Decision> decisions, Random random) {
    List<CustomerEvent> answers = new ArrayList<>();
    for (Decision decision : decisions) {
      if (decision.getOutcome() == Outcome.PROPOSED) {
        for (int i = 0; i < 2; i++) {
          answers.add(
              TestTopology.aReview(
                  decision.getCustomerId(),
                  "r-" + answers.size(),
                  decision.getId(),
                  random.nextInt(4) == 0 ? "decline" : "approve",
                  List.of("care-lead", "manager", "agent").get(random.nextInt(3))));
        }
      }
    }
    return answers;
  }

  private static void assertToldInOrder(List<Decision> decisions, int moments) {
    Map<String, List<Decision>> byId =
        decisions.stream().collect(Collectors.groupingBy(Decision::getId));
    assertThat(byId).hasSize(moments);
    byId.values()
        .forEach(
            told -> {
              for (int i = 0; i < told.size(); i++) {
                assertThat(told.get(i).getRevision()).isEqualTo(i);
                boolean last = i == told.size() - 1;
                assertThat(last || told.get(i).getOutcome() == Outcome.PROPOSED).isTrue();
              }
            });
  }

  /** What was granted at once; what somebody approved is theirs. */
  private static void assertLeeway(List<Act> acts, List<Decision> decisions) {
    for (int staff : List.of(3, 4)) {
      List<Decision> granted =
          decisions.stream()
              .filter(d -> d.getRule().equals("offer") && d.getRevision() == 0)
              .filter(d -> d.getOutcome() == Outcome.GRANTED)
              .filter(d -> acts.get(index(d)).kind() == staff)
              .toList();
      assertThat(granted).hasSizeLessThanOrEqualTo(3);
      assertThat(granted.stream().mapToLong(d -> acts.get(index(d)).cents() / 4).sum())
          .isLessThanOrEqualTo(2_500);
      assertThat(granted).allMatch(d -> acts.get(index(d)).cents() / 4 <= 1_200);
    }
  }

  private static int index(Decision decision) {
    return Integer.parseInt(decision.getEventId().substring(2));
  }

  private static List<CustomerEvent> shuffledTwice(List<CustomerEvent> events, Random random) {
    List<CustomerEvent> all = new ArrayList<>(events);
    all.addAll(events);
    Collections.shuffle(all, random);
    return all;
  }

  private static List<Gesture> goodwill(Collection<Gesture> gestures) {
    return gestures.stream().filter(g -> g.getLedger() == Ledger.GOODWILL).toList();
  }

  private static List<Gesture> byRule(Collection<Gesture> gestures, String rule) {
    return gestures.stream().filter(g -> g.getRule().equals(rule)).toList();
  }

  private static long cents(Collection<Gesture> gestures) {
    return gestures.stream().mapToLong(g -> g.getAmount().getMinorUnits()).sum();
  }
}
