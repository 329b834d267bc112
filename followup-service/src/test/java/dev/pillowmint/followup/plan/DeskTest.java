package dev.pillowmint.followup.plan;

import static dev.pillowmint.followup.plan.Fixtures.MONDAY_TEN;
import static dev.pillowmint.followup.plan.Fixtures.RULES;
import static dev.pillowmint.followup.plan.Fixtures.aCallback;
import static dev.pillowmint.followup.plan.Fixtures.aRefund;
import static dev.pillowmint.followup.plan.Fixtures.aStep;
import static dev.pillowmint.followup.plan.Fixtures.anOwedRefund;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.followup.SettableClock;
import dev.pillowmint.followup.plan.Desk.Outcome;
import dev.pillowmint.followup.plan.Desk.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people change about what is planned. */
class DeskTest {
  private static final Said KIM = new Said("kim", "the customer asked", null);
  private static final Instant THURSDAY = MONDAY_TEN.plus(Duration.ofDays(3));
  private static final Instant DUE = MONDAY_TEN.plus(Duration.ofDays(1));

  private final SettableClock clock = new SettableClock(MONDAY_TEN);
  private final FilesInMemory files = new FilesInMemory();
  private final Care care = new Care(files, RULES, clock);
  private final Desk desk = new Desk(files, clock);
  private final Delivery delivery =
      new Delivery(
          files,
          Fixtures.anyChannel(message -> dev.pillowmint.followup.plan.Outcome.ACCEPTED),
          RULES,
          clock,
          () -> 0);

  @Test
  void shouldMoveAFollowUpAndLookAtItThen() {
    UUID id = afterCare();
    FollowUp moved = done(desk.reschedule(id, THURSDAY, KIM));
    assertThat(moved.status().state()).isEqualTo(State.HELD);
    assertThat(moved.status().reason()).isEqualTo(Reason.RESCHEDULED);
    assertThat(moved.status().dueAt()).isEqualTo(THURSDAY);
    assertThat(files.nextLook(id)).hasValue(THURSDAY);
    clock.set(THURSDAY);
    delivery.carryOut(id);
    assertThat(files.changes().getLast().status().state()).isEqualTo(State.DUE);
  }

  @Test
  void shouldTakeWhatIsOnTheWorklistBackToALaterTime() {
    UUID id = afterCare();
    clock.advance(Duration.ofDays(2));
    delivery.carryOut(id);
    assertThat(done(desk.reschedule(id, THURSDAY, KIM)).status().state()).isEqualTo(State.HELD);
  }

  @Test
  void shouldAnswerTheSameAgainWithoutDoingItTwice() {
    UUID id = afterCare();
    Said said = new Said("kim", null, 1L);
    FollowUp moved = done(desk.reschedule(id, THURSDAY, said));
    assertThat(done(desk.reschedule(id, THURSDAY, said))).isEqualTo(moved);
    FollowUp dropped = done(desk.cancel(id, KIM));
    assertThat(done(desk.cancel(id, KIM))).isEqualTo(dropped);
    assertThat(dropped.status().reason()).isEqualTo(Reason.CANCELLED_BY_STAFF);
    assertThat(dropped.status().revision()).isEqualTo(3);
  }

  @Test
  void shouldNotOverwriteWhatThePersonHasNotSeen() {
    UUID id = afterCare();
    desk.reschedule(id, THURSDAY, KIM);
    assertThat(desk.cancel(id, new Said("lee", null, 1L))).isInstanceOf(Outcome.Stale.class);
    assertThat(desk.cancel(id, new Said("lee", null, 2L))).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void shouldRefuseATimeThatMakesNoSense() {
    UUID id = afterCare();
    assertThat(desk.reschedule(id, MONDAY_TEN, KIM)).isInstanceOf(Outcome.Invalid.class);
    assertThat(desk.reschedule(id, MONDAY_TEN.plus(Duration.ofDays(401)), KIM))
        .isInstanceOf(Outcome.Invalid.class);
  }

  @Test
  void shouldNotMoveWhatFulfilsAPromiseBeyondIt() {
    care.take(aCallback("g", "ada", false));
    UUID call = files.changes().getFirst().id();
    Instant due = Objects.requireNonNull(files.promise("ada", "g").orElseThrow().dueAt());
    assertThat(why(desk.reschedule(call, due.plusSeconds(1), KIM))).contains("new promise");
    assertThat(done(desk.reschedule(call, due, KIM)).status().dueAt()).isEqualTo(due);
  }

  @Test
  void shouldMoveTheWarningOfAPromiseButNeverItsTime() {
    care.take(aRefund("g", "ada"));
    UUID check = Plans.checkOf("ada", "g");
    Instant later = DUE.minus(Duration.ofMinutes(30));
    FollowUp moved = done(desk.reschedule(check, later, KIM));
    assertThat(moved.status().dueAt()).isEqualTo(DUE);
    assertThat(files.nextLook(check)).hasValue(later);
    assertThat(done(desk.reschedule(check, later, KIM))).isEqualTo(moved);
    clock.set(later);
    assertThat(delivery.carryOut(check)).hasValue(DUE);
    assertThat(files.changes().getLast().status().reason()).isEqualTo(Reason.NEARLY_DUE);
    assertThat(why(desk.reschedule(check, DUE.plusSeconds(1), KIM))).contains("new promise");
    clock.set(DUE);
    delivery.carryOut(check);
    assertThat(files.changes().getLast().status().reason()).isEqualTo(Reason.BROKEN);
  }

  @Test
  void shouldNotTakeOffThePlanWhatIsOwedOrPromised() {
    care.take(aCallback("g", "ada", false));
    UUID call = files.changes().getFirst().id();
    assertThat(why(desk.cancel(call, KIM))).contains("gesture.refused");
    assertThat(why(desk.cancel(Plans.checkOf("ada", "g"), KIM))).contains("promise");
    care.take(anOwedRefund("o", "bob", aStep(Kind.THANK_YOU_NOTE, Duration.ofDays(2))));
    UUID note = files.changes().get(2).id();
    assertThat(why(desk.cancel(note, KIM))).contains("owed");
  }

  @Test
  void shouldKeepAPromiseByAPersonBeforeItIsDue() {
    care.take(aCallback("g", "ada", false));
    UUID check = Plans.checkOf("ada", "g");
    assertThat(done(desk.keep(check, KIM)).status().state()).isEqualTo(State.DONE);
    assertThat(files.promise("ada", "g").orElseThrow().ending())
        .isEqualTo(new Promise.Ending(MONDAY_TEN, "kim", null));
    assertThat(files.all()).allMatch(f -> f.status().state() == State.DONE);
    assertThat(desk.keep(check, KIM)).isInstanceOf(Outcome.Done.class);
    assertThat(why(desk.keep(check, new Said("lee", null, null)))).contains("kept", "kim");
  }

  @Test
  void shouldLeaveAloneWhatEndedAndWhatIsUnknown() {
    UUID id = afterCare();
    desk.cancel(id, KIM);
    assertThat(why(desk.reschedule(id, THURSDAY, KIM))).contains("CANCELLED", "stays ended");
    assertThat(why(desk.keep(id, KIM))).contains("no check");
    assertThat(desk.cancel(UUID.randomUUID(), KIM)).isInstanceOf(Outcome.Unknown.class);
  }

  private UUID afterCare() {
    care.take(aRefund("g", "ada", aStep(Kind.AFTER_CARE, Duration.ofDays(2))));
    return files.changes().getFirst().id();
  }

  private static FollowUp done(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).followUp();
  }

  private static String why(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) outcome).why();
  }
}
