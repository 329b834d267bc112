package dev.pillowmint.decision.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.decision.decide.Moments;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.Ledger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class InterleavingProperties {
  private static final long BUDGET_CENTS = 5_000;

  /** Of one of four customers. */
  record Fee(int customer, int cents, boolean ours) {}

  @Provide
  Arbitrary<Fee> fees() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(1, 2_500),
            Arbitraries.of(true, false, false))
        .as(Fee::new);
  }

  @Property(tries = 10)
  void shouldGrantOnceAndWithinBudgetAndCapsUnderAnyInterleaving(
      @ForAll @Size(max = 40) List<@From("fees") Fee> fees, @ForAll long seed) {
    List<CustomerEvent> redelivered = new ArrayList<>(events(fees));
    redelivered.addAll(events(fees));
    Collections.shuffle(redelivered, new Random(seed));

    Result result = play(redelivered);

    assertThat(result.decisions()).hasSize(fees.size());
    assertThat(result.decisions()).extracting(Decision::getId).doesNotHaveDuplicates();
    assertThat(result.gestures()).extracting(Gesture::getId).doesNotHaveDuplicates();
    assertThat(goodwill(result.gestures())).isLessThanOrEqualTo(BUDGET_CENTS);
    result.gestures().stream()
        .filter(g -> g.getLedger() == Ledger.GOODWILL)
        .collect(Collectors.groupingBy(Gesture::getCustomerId))
        .values()
        .forEach(
            given -> {
              assertThat(given).hasSizeLessThanOrEqualTo(6);
              assertThat(goodwill(given)).isLessThanOrEqualTo(25_000);
            });
    assertThat(owed(result.gestures()))
        .isEqualTo(fees.stream().filter(Fee::ours).mapToLong(Fee::cents).sum());
  }

  @Property(tries = 6)
  void shouldDecideEachCustomerAlikeWhateverHappensToOthers(
      @ForAll @Size(max = 30) List<@From("fees") Fee> fees) {
    List<CustomerEvent> events = events(fees);
    List<CustomerEvent> oneAfterTheOther =
        events.stream()
            .sorted(java.util.Comparator.comparing(CustomerEvent::getCustomerId))
            .toList();

    assertThat(outcomes(playRich(oneAfterTheOther)))
        .containsExactlyInAnyOrderElementsOf(outcomes(playRich(events)));
  }

  private record Result(List<Decision> decisions, List<Gesture> gestures) {}

  private static Result play(List<CustomerEvent> events) {
    return play(events, "50.00 EUR");
  }

  private static Result playRich(List<CustomerEvent> events) {
    return play(events, "100000.00 EUR");
  }

  private static Result play(List<CustomerEvent> events, String budget) {
    String document = Moments.house().document().replace("5000.00 EUR", budget);
    try (TestTopology topology = new TestTopology(Moments.policy(document))) {
      events.forEach(topology::publish);
      return new Result(topology.decisions(), topology.gestures());
    }
  }

  private static List<CustomerEvent> events(List<Fee> fees) {
    List<CustomerEvent> events = new ArrayList<>();
    for (Fee fee : fees) {
      events.add(
          TestTopology.aFee(
              "C-" + fee.customer(),
              "e-" + events.size(),
              fee.cents(),
              fee.ours() ? "company-error" : "slip"));
    }
    return events;
  }

  private static List<String> outcomes(Result result) {
    return result.decisions().stream()
        .map(d -> d.getEventId() + " " + d.getOutcome() + " " + d.getReason())
        .toList();
  }

  private static long goodwill(List<Gesture> gestures) {
    return sum(gestures, Ledger.GOODWILL);
  }

  private static long owed(List<Gesture> gestures) {
    return sum(gestures, Ledger.ENTITLEMENT);
  }

  private static long sum(List<Gesture> gestures, Ledger ledger) {
    return gestures.stream()
        .filter(g -> g.getLedger() == ledger && g.getAmount() != null)
        .mapToLong(g -> g.getAmount().getMinorUnits())
        .sum();
  }
}
