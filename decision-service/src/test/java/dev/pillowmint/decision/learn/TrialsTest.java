package dev.pillowmint.decision.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.customer.TypePattern;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialsTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration WINDOW = Duration.ofDays(30);

  @Test
  void shouldCountAnOutcomeOncePerTrialAndOnlyInItsTime() {
    Trials trials = Trials.NONE.with(trial(MONDAY)).trials();

    Trials.Step first = trials.after(purchase(MONDAY.plus(Duration.ofDays(3))));
    Trials.Step second = first.trials().after(purchase(MONDAY.plus(Duration.ofDays(4))));

    assertThat(first.lessons())
        .containsExactly(
            new Lesson.Showed(RuleDay.of("house", "fee", 1, MONDAY), "treated", "came-back"));
    assertThat(second.lessons()).isEmpty();
    assertThat(trials.after(purchase(MONDAY)).lessons()).isEmpty();
    assertThat(trials.after(purchase(MONDAY.plus(WINDOW))).lessons()).hasSize(1);
    assertThat(trials.after(purchase(MONDAY.plus(WINDOW).plusMillis(1))).lessons()).isEmpty();
  }

  @Test
  void shouldBeginNoTrialWhileOneOfTheRuleIsOpen() {
    Trials trials = Trials.NONE.with(trial(MONDAY)).trials();

    assertThat(trials.with(trial(MONDAY.plus(Duration.ofDays(29)))).lessons()).isEmpty();
    assertThat(trials.with(trial(MONDAY.plus(Duration.ofDays(31)))).lessons()).hasSize(1);
  }

  @Test
  void shouldCountATrialForBothArmsOnlyOnceItsTimeIsOver() {
    LocalDate day = LocalDate.ofInstant(MONDAY, ZoneOffset.UTC);
    RuleDay of = RuleDay.of("house", "fee", 1, MONDAY);
    Counts counts = Counts.NONE;
    for (int i = 0; i < 40; i++) {
      counts =
          counts
              .with(new Lesson.Tried(of, "treated", Map.of("came-back", WINDOW)))
              .with(new Lesson.Tried(of, "control", Map.of("came-back", WINDOW)))
              .with(new Lesson.Showed(of, "treated", "came-back"));
    }
    RuleDays days = new RuleDays(day);
    days.add(of, counts);

    assertThat(days.results(day.plusDays(30)).getFirst().outcomes().getFirst())
        .satisfies(
            outcome -> {
              assertThat(outcome.open()).isEqualTo(80);
              assertThat(outcome.uplift()).isEqualTo(new Uplift.Silent(0, 0, 30));
            });
    assertThat(days.results(day.plusDays(31)).getFirst().outcomes().getFirst())
        .satisfies(
            outcome -> {
              assertThat(outcome.open()).isZero();
              assertThat(outcome.treated()).isEqualTo(new Proportion(40, 40));
              assertThat(outcome.control()).isEqualTo(new Proportion(0, 40));
            });
  }

  private static Trial trial(Instant time) {
    return Trial.of(
        "house",
        "fee",
        1,
        "treated",
        time,
        List.of(
            new Trial.Watch("came-back", List.of(new TypePattern("purchase.completed")), WINDOW)));
  }

  private static Event purchase(Instant time) {
    return new Event("shop", "p-" + time, "purchase.completed", "C-1", time, Map.of());
  }
}
