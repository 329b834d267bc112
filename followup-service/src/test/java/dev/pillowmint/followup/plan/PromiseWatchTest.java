package dev.pillowmint.followup.plan;

import static dev.pillowmint.followup.plan.Fixtures.MONDAY_TEN;
import static dev.pillowmint.followup.plan.Fixtures.RULES;
import static dev.pillowmint.followup.plan.Fixtures.aCallback;
import static dev.pillowmint.followup.plan.Fixtures.aRefund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pillowmint.followup.SettableClock;
import dev.pillowmint.followup.plan.GrantedGesture.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A promise from its making to its end. */
class PromiseWatchTest {
  private static final Instant DUE = MONDAY_TEN.plus(Duration.ofDays(1));
  private static final UUID CHECK = Plans.checkOf("ada", "g");

  private final SettableClock clock = new SettableClock(MONDAY_TEN);
  private final FilesInMemory files = new FilesInMemory();
  private final Care care = new Care(files, RULES, clock);
  private final Delivery delivery =
      new Delivery(files, Fixtures.anyChannel(message -> Outcome.ACCEPTED), RULES, clock, () -> 0);

  @ParameterizedTest
  @CsvSource({"PT1H, PT15M", "PT8H, PT2H", "P4D, P1D", "P30D, P1D", "PT10M, PT15M"})
  void shouldWarnAQuarterOfTheTimeBeforeButNeitherTooLateNorTooEarly(
      Duration promised, Duration before) {
    Instant due = MONDAY_TEN.plus(promised);
    assertThat(Warning.DEFAULT.at(MONDAY_TEN, due)).isEqualTo(due.minus(before));
  }

  @Test
  void shouldRefuseAWarningThatMakesNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Warning(101, Duration.ZERO, Duration.ZERO))
        .withMessageContaining("expected 0 to 100 %");
  }

  @Test
  void shouldWarnAndThenReportWhatWasNotKept() {
    care.take(aRefund("g", "ada"));
    assertThat(look()).isEqualTo(DUE.minus(Duration.ofHours(6)));
    clock.set(DUE.minus(Duration.ofHours(6)));
    assertThat(look()).isEqualTo(DUE);
    assertThat(told()).containsExactly("PLANNED planned", "DUE nearly-due");
    assertThat(last().status().dueAt()).isEqualTo(DUE);
    clock.set(DUE);
    assertThat(look()).isNull();
    assertThat(told()).last().isEqualTo("FAILED broken");
    assertThat(promise())
        .satisfies(p -> assertThat(p.state()).isEqualTo(PromiseState.BROKEN))
        .satisfies(p -> assertThat(p.ending()).isEqualTo(new Promise.Ending(DUE, null, null)));
  }

  @Test
  void shouldNotWarnOfWhatIsOverAlready() {
    care.take(aRefund("g", "ada"));
    clock.set(DUE.plus(Duration.ofDays(3)));
    look();
    assertThat(told()).containsExactly("PLANNED planned", "FAILED broken");
  }

  @Test
  void shouldNeitherWarnTwiceNorBreakBeforeItsTimeWhenTheClockGoesBack() {
    care.take(aRefund("g", "ada"));
    clock.set(DUE.minus(Duration.ofHours(6)));
    look();
    clock.set(MONDAY_TEN.minus(Duration.ofDays(1)));
    assertThat(look()).isEqualTo(DUE);
    clock.set(DUE.minusMillis(1));
    assertThat(look()).isEqualTo(DUE);
    assertThat(told()).containsExactly("PLANNED planned", "DUE nearly-due");
  }

  @Test
  void shouldKeepWhatIsDeliveredAfterTheWarningAndSayByWhichEvent() {
    care.take(aRefund("g", "ada"));
    clock.set(DUE.minus(Duration.ofHours(1)));
    look();
    EventRef event = new EventRef("payments", "e-1");
    care.hear(new News.PromiseKept(event, "ada", clock.instant(), "g"));
    assertThat(told()).last().isEqualTo("DONE kept");
    assertThat(promise().ending()).isEqualTo(new Promise.Ending(clock.instant(), null, event));
    assertThat(files.nextLook(CHECK)).isEmpty();
  }

  @Test
  void shouldLetAPersonFinishTheDueCheckAndSayWhoKeptIt() {
    care.take(aRefund("g", "ada"));
    clock.set(DUE.minus(Duration.ofHours(1)));
    look();
    assertThat(care.finish(CHECK, "kim", "paid by hand")).isEqualTo(new Care.Finish.Finished());
    assertThat(told()).last().isEqualTo("DONE kept");
    assertThat(promise().state()).isEqualTo(PromiseState.KEPT);
    assertThat(promise().ending()).isEqualTo(new Promise.Ending(clock.instant(), "kim", null));
    clock.set(DUE);
    assertThat(look()).isNull();
    assertThat(files.changes()).hasSize(3);
  }

  @Test
  void shouldKnowByWhichEventAPromiseWasKeptThatWasHeardOfLater() {
    EventRef event = new EventRef("payments", "e-1");
    care.hear(new News.PromiseKept(event, "ada", MONDAY_TEN, "g"));
    clock.advance(Duration.ofHours(1));
    care.take(aRefund("g", "ada"));
    assertThat(promise().state()).isEqualTo(PromiseState.KEPT);
    assertThat(promise().ending()).isEqualTo(new Promise.Ending(MONDAY_TEN, null, event));
    assertThat(last().status().changedAt()).isEqualTo(clock.instant());
  }

  @Test
  void shouldNameTheRoleThatAnswersForAPromise() {
    care.take(withSteps(aRefund("g", "ada"), aStep(Kind.PROMISE_CHECK, "billing")));
    assertThat(promise().owner()).isEqualTo("billing");
    care.take(withSteps(aCallback("c", "ada", false), aStep(Kind.CALLBACK, "care-team")));
    assertThat(files.promise("ada", "c").orElseThrow().owner()).isEqualTo("care-team");
    care.hear(
        new News.PromiseMade(
            new EventRef("crm", "p"), "ada", MONDAY_TEN, "P", "call", DUE, "care-lead"));
    assertThat(files.promise("ada", "P").orElseThrow().owner()).isEqualTo("care-lead");
  }

  private static Step aStep(Kind kind, @Nullable String role) {
    return new Step("step", kind, Duration.ZERO, false, role, null, List.of(), null);
  }

  private static GrantedGesture withSteps(GrantedGesture g, Step... steps) {
    return new GrantedGesture(
        g.id(),
        g.customerId(),
        g.origin(),
        g.rule(),
        g.act(),
        g.owed(),
        g.description(),
        g.customerText(),
        g.grantedAt(),
        g.dueAt(),
        g.terms(),
        List.of(steps));
  }

  private @Nullable Instant look() {
    return delivery.carryOut(CHECK).orElse(null);
  }

  private Promise promise() {
    return files.promise("ada", "g").orElseThrow();
  }

  private FollowUp last() {
    return files.changes().getLast();
  }

  private List<String> told() {
    return files.changes().stream()
        .filter(f -> f.id().equals(CHECK))
        .map(f -> f.status().state() + " " + f.status().reason().code())
        .toList();
  }
}
