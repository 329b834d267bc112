package dev.pillowmint.followup.plan;

import static dev.pillowmint.followup.plan.Fixtures.MONDAY_TEN;
import static dev.pillowmint.followup.plan.Fixtures.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.followup.SettableClock;
import dev.pillowmint.followup.plan.Tasks.Answer;
import dev.pillowmint.followup.plan.Tasks.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Several people, one task, any order of what they do, and time that goes by. */
class TasksProperties {

  enum Deed {
    CLAIM,
    RELEASE,
    FINISH
  }

  record Step(String who, Deed deed, int minutes) {}

  @Property(tries = 300)
  void shouldNeverLetTwoPeopleHoldTheSameTask(@ForAll("steps") List<Step> steps) {
    SettableClock clock = new SettableClock(MONDAY_TEN);
    FilesInMemory files = new FilesInMemory();
    Care care = new Care(files, RULES, clock);
    Tasks tasks = new Tasks(files, care, new TaskNotesInMemory(), RULES, clock);
    UUID id = aDueCall(files, care, clock);
    @Nullable String holder = null;
    Instant until = Instant.MIN;
    @Nullable String doneBy = null;
    for (Step step : steps) {
      clock.advance(Duration.ofMinutes(step.minutes));
      boolean free = holder == null || holder.equals(step.who) || !clock.instant().isBefore(until);
      Answer answer = say(tasks, id, step);
      if (doneBy != null) {
        boolean own = doneBy.equals(step.who);
        assertThat(answer).isInstanceOf(own ? Answer.Done.class : Answer.DoneBefore.class);
      } else if (!free) {
        assertThat(answer)
            .isEqualTo(new Answer.HeldByAnother(new Claim(String.valueOf(holder), until)));
      } else {
        assertThat(answer).isInstanceOfAny(Answer.Taken.class, Answer.Done.class);
        holder = step.deed == Deed.CLAIM ? step.who : null;
        until = clock.instant().plus(Tasks.CLAIM);
        doneBy = step.deed == Deed.FINISH ? step.who : null;
      }
    }
    assertThat(files.promise("ann", "g").orElseThrow().state())
        .isEqualTo(doneBy == null ? PromiseState.OPEN : PromiseState.KEPT);
  }

  private static Answer say(Tasks tasks, UUID id, Step step) {
    return switch (step.deed) {
      case CLAIM -> tasks.claim(id, step.who);
      case RELEASE -> tasks.release(id, step.who);
      case FINISH -> tasks.finish(new Asked(id, null, step.who), null);
    };
  }

  private static UUID aDueCall(FilesInMemory files, Care care, SettableClock clock) {
    care.take(Fixtures.aCallback("g", "ann", false));
    FollowUp call =
        files.all().stream().filter(f -> f.task().kind() == Kind.CALLBACK).findAny().orElseThrow();
    files.inFile(
        "ann",
        file -> {
          file.change(call.become(State.DUE, Reason.ITS_TIME, clock.instant()));
          return true;
        });
    return call.id();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of("ada", "ben", "cem"),
            Arbitraries.frequency(
                Tuple.of(6, Deed.CLAIM), Tuple.of(3, Deed.RELEASE), Tuple.of(1, Deed.FINISH)),
            Arbitraries.integers().between(0, 40))
        .as(Step::new)
        .list()
        .ofMaxSize(30);
  }
}
