package dev.pillowmint.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances share the work; one is killed in the middle of it. */
@Tag("stack")
class KilledInstanceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int CUSTOMERS = 40;
  private static final int EVENTS = 400;
  private static final String POLICY =
      """
      name: two-instances
      version: 1
      currency: EUR
      budgets:
        both: {amount: 400.00 EUR, period: month}
        counted: {count: 70, rolling: 30 days}
      approval: {above: 9.00 EUR, role: care-lead, answerWithin: 1 day}
      defaults: {budgets: [both, counted]}
      rules:
        - name: fee
          title: A fee
          on: fee.charged
          gestures:
            - {kind: refund, amount: event.amount, description: the fee}
      """;

  @TempDir private static Path folder;
  private final String run = UUID.randomUUID().toString();

  @Test
  void shouldKeepBudgetsExactAndDecideOnceWhenOneIsKilled() throws IOException {
    Path policy = Files.writeString(folder.resolve("policy.yaml"), POLICY);
    try (ServiceInstance stays = new ServiceInstance("stays", policy, folder);
        ServiceInstance dies = new ServiceInstance("dies", policy, folder);
        Topics topics = new Topics()) {
      stays.awaitReady();
      dies.awaitReady();
      List<CustomerEvent> events = IntStream.range(0, EVENTS).mapToObj(this::fee).toList();

      topics.publishAll(events.subList(0, EVENTS / 2));
      await().atMost(PATIENCE).until(() -> decided(topics).size() > EVENTS / 8);
      topics.publishAll(reviews(decided(topics).values()));
      topics.publishAll(reviews(decided(topics).values()));
      dies.kill();
      topics.publishAll(events.subList(EVENTS / 2, EVENTS));
      topics.publishAll(events.subList(EVENTS / 4, EVENTS));
      await().atMost(PATIENCE).until(() -> decided(topics).size() == EVENTS);

      topics.publishAll(reviews(decided(topics).values()));
      topics.publishAll(reviews(decided(topics).values()));
      await().atMost(PATIENCE).until(() -> proposed(topics) == 0);

      assertOnceAndWithinBudgets(topics);
    }
  }

  private void assertOnceAndWithinBudgets(Topics topics) {
    List<Decision> told = topics.committed("decisions", key -> key.endsWith(run));
    List<Gesture> gestures = topics.committed("gestures", key -> key.endsWith(run));

    assertThat(told).extracting(d -> d.getId() + " " + d.getRevision()).doesNotHaveDuplicates();
    assertThat(gestures).extracting(Gesture::getId).doesNotHaveDuplicates();
    assertThat(gestures)
        .extracting(Gesture::getDecisionId)
        .containsExactlyInAnyOrderElementsOf(
            decided(topics).values().stream()
                .filter(d -> d.getOutcome() == Outcome.GRANTED)
                .map(Decision::getId)
                .toList());
    long spent = gestures.stream().mapToLong(g -> g.getAmount().getMinorUnits()).sum();
    assertThat(spent).isLessThanOrEqualTo(40_000);
    assertThat(gestures).hasSizeLessThanOrEqualTo(70);
    assertThat(spent > 40_000 - 499 || gestures.size() == 70).isTrue();
    assertThat(told).filteredOn(d -> d.getRevision() > 0).isNotEmpty();
  }

  /** What stands now, by decision. */
  private Map<String, Decision> decided(Topics topics) {
    Map<String, Decision> standing = new HashMap<>();
    topics
        .<Decision>committed("decisions", key -> key.endsWith(run))
        .forEach(
            told ->
                standing.merge(
                    told.getId(),
                    told,
                    (one, other) -> one.getRevision() > other.getRevision() ? one : other));
    return standing;
  }

  private long proposed(Topics topics) {
    return decided(topics).values().stream()
        .filter(d -> d.getOutcome() == Outcome.PROPOSED)
        .count();
  }

  /** Every seventh has to be approved. */
  private CustomerEvent fee(int number) {
    String customer = "c%d-%s".formatted(number % CUSTOMERS, run);
    return Topics.fee(customer, "%d-%s".formatted(number, run), number % 7 == 0 ? "9.50" : "4.99");
  }

  private List<CustomerEvent> reviews(Collection<Decision> decisions) {
    return decisions.stream()
        .filter(d -> d.getOutcome() == Outcome.PROPOSED)
        .map(d -> Topics.approval(d, "care-lead"))
        .toList();
  }
}
