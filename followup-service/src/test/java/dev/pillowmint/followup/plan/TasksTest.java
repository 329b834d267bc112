package dev.pillowmint.followup.plan;

import static dev.pillowmint.followup.plan.Fixtures.MONDAY_TEN;
import static dev.pillowmint.followup.plan.Fixtures.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.followup.SettableClock;
import dev.pillowmint.followup.plan.Tasks.Answer;
import dev.pillowmint.followup.plan.Tasks.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TasksTest {
  private final SettableClock clock = new SettableClock(MONDAY_TEN);
  private final FilesInMemory files = new FilesInMemory();
  private final TaskNotesInMemory taskNotes = new TaskNotesInMemory();
  private final Care care = new Care(files, RULES, clock);
  private final Tasks tasks = new Tasks(files, care, taskNotes, RULES, clock);
  private UUID call = new UUID(0, 0);

  @BeforeEach
  void aCallIsDue() {
    care.take(Fixtures.aCallback("g", "ann", false));
    FollowUp planned =
        files.all().stream().filter(f -> f.task().kind() == Kind.CALLBACK).findAny().orElseThrow();
    call = planned.id();
    becomesDue();
  }

  @Test
  void shouldLetNobodyElseTakeOrFinishWhatSomebodyTook() {
    assertThat(tasks.claim(call, "ada")).isInstanceOf(Answer.Taken.class);
    Claim adas = new Claim("ada", MONDAY_TEN.plus(Tasks.CLAIM));
    assertThat(tasks.claim(call, "ben")).isEqualTo(new Answer.HeldByAnother(adas));
    assertThat(tasks.finish(asked("ben"), null)).isEqualTo(new Answer.HeldByAnother(adas));
    assertThat(tasks.release(call, "ben")).isEqualTo(new Answer.HeldByAnother(adas));
    assertThat(taskNotes.claim(call)).contains(adas);
  }

  @Test
  void shouldKeepNoWordOfADeedForAnErasedCustomer() {
    Reflection said = new Reflection("ada", MONDAY_TEN, "warm", null, "Ann laughed", true);
    tasks.finish(asked("ada"), null);
    tasks.reflect(call, said);
    assertThat(taskNotes.reflection(call)).contains(said);

    care.hear(new News.Erased(new EventRef("crm", "erased"), "ann", clock.instant()));
    tasks.reflect(call, new Reflection("ada", MONDAY_TEN, "sad", null, "Ann again", true));

    assertThat(taskNotes.reflection(call).filter(r -> "sad".equals(r.feeling()))).isEmpty();
  }

  @Test
  void shouldGiveATaskBackAfterItsTime() {
    tasks.claim(call, "ada");
    clock.advance(Tasks.CLAIM);
    assertThat(tasks.claim(call, "ben")).isInstanceOf(Answer.Taken.class);
    assertThat(tasks.finish(asked("ada"), null)).isInstanceOf(Answer.HeldByAnother.class);
  }

  @Test
  void shouldFinishWithoutAClaimAndKeepThePromise() {
    assertThat(tasks.finish(asked("ada"), "She laughed")).isInstanceOf(Answer.Done.class);
    assertThat(files.promise("ann", "g").orElseThrow().state()).isEqualTo(PromiseState.KEPT);
    assertThat(tasks.finish(asked("ada"), "again")).isInstanceOf(Answer.Done.class);
    assertThat(tasks.finish(asked("ben"), null))
        .isEqualTo(
            new Answer.DoneBefore(new CustomerFile.Completion("ada", MONDAY_TEN, "She laughed")));
  }

  @Test
  void shouldNotActOnWhatChangedMeanwhile() {
    long seen = followUp().status().revision();
    tasks.notReached(asked("ada"), MONDAY_TEN.plus(Duration.ofHours(1)), null);
    becomesDue();
    assertThat(tasks.finish(new Asked(call, seen, "ben"), null))
        .isEqualTo(new Answer.Changed(followUp().status()));
    assertThat(followUp().status().state()).isEqualTo(State.DUE);
  }

  @Test
  void shouldTryAgainWhenACallIsWelcome() {
    tasks.claim(call, "ada");
    Instant atNight = Instant.parse("2026-03-02T22:30:00Z");
    assertThat(tasks.notReached(asked("ada"), atNight, "Engaged")).isInstanceOf(Answer.Done.class);
    FollowUp.Status waiting = followUp().status();
    assertThat(waiting.state()).isEqualTo(State.HELD);
    assertThat(waiting.reason()).isEqualTo(Reason.NOT_REACHED);
    assertThat(waiting.dueAt()).isEqualTo(Instant.parse("2026-03-03T07:00:00Z"));
    assertThat(taskNotes.claim(call)).isEmpty();
    assertThat(taskNotes.tries(call))
        .containsExactly(new Try("ada", MONDAY_TEN, Try.Outcome.NOT_REACHED, "Engaged"));
  }

  @Test
  void shouldLeaveWhoeverDoesNotWantIt() {
    assertThat(tasks.refused(asked("ada"), null)).isInstanceOf(Answer.Done.class);
    assertThat(followUp().status().reason()).isEqualTo(Reason.REFUSED);
    assertThat(files.promise("ann", "g").orElseThrow().state()).isEqualTo(PromiseState.RELEASED);
    assertThat(tasks.finish(asked("ben"), null)).isInstanceOf(Answer.Changed.class);
  }

  @Test
  void shouldKnowNothingOfAnUnknownTask() {
    assertThat(tasks.claim(new UUID(1, 1), "ada")).isEqualTo(new Answer.Unknown());
  }

  private Asked asked(String by) {
    return new Asked(call, null, by);
  }

  private FollowUp followUp() {
    return files.all().stream().filter(f -> f.id().equals(call)).findAny().orElseThrow();
  }

  private void becomesDue() {
    files.inFile(
        "ann",
        file -> {
          file.change(
              followUp().by(Channel.WORKLIST).become(State.DUE, Reason.ITS_TIME, clock.instant()));
          return true;
        });
  }
}
