package dev.pillowmint.followup.plan;

import static dev.pillowmint.followup.plan.Fixtures.MONDAY_TEN;
import static dev.pillowmint.followup.plan.Fixtures.RULES;
import static dev.pillowmint.followup.plan.Fixtures.aCallback;
import static dev.pillowmint.followup.plan.Fixtures.aMarketingStep;
import static dev.pillowmint.followup.plan.Fixtures.aRefund;
import static dev.pillowmint.followup.plan.Fixtures.aStep;
import static dev.pillowmint.followup.plan.Fixtures.anOwedRefund;
import static dev.pillowmint.followup.plan.Fixtures.anyChannel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.followup.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CareTest {
  private static final String ADA = "ada";

  private final SettableClock clock = new SettableClock(MONDAY_TEN);
  private final FilesInMemory files = new FilesInMemory();
  private final List<Message> sent = new ArrayList<>();
  private Outcome outcome = Outcome.ACCEPTED;
  private Runnable whileSending = () -> {};
  private final Care care = new Care(files, RULES, clock);
  private final Delivery delivery =
      new Delivery(files, anyChannel(this::send), RULES, clock, () -> 0);
  private int events;

  @Test
  void shouldPlanEachStepAndTheCheckOfThePromise() {
    care.take(aRefund("g", ADA, aStep(Kind.AFTER_CARE, Duration.ofDays(2))));
    assertThat(told())
        .containsExactly("after-care PLANNED planned", "promise-check PLANNED planned");
    assertThat(files.all())
        .extracting(f -> f.status().dueAt())
        .containsExactly(MONDAY_TEN.plus(Duration.ofDays(2)), MONDAY_TEN.plus(Duration.ofDays(1)));
  }

  @Test
  void shouldPlanOnceHoweverOftenTheGestureComes() {
    GrantedGesture gesture = aRefund("g", ADA, aStep(Kind.AFTER_CARE, Duration.ofDays(2)));
    for (int i = 0; i < 10; i++) {
      care.take(gesture);
    }
    assertThat(files.changes()).hasSize(2);
  }

  @Test
  void shouldCountFromTheArrivalWhereTheWordOfAPromiseComesTooLateToKeepIt() {
    clock.advance(Duration.ofDays(1));
    care.take(aRefund("g", ADA));
    assertThat(files.all())
        .extracting(f -> f.status().dueAt())
        .containsExactly(MONDAY_TEN.plus(Duration.ofDays(2)));
    run(Duration.ofHours(23));
    assertThat(told()).containsExactly("promise-check PLANNED planned");
    run(Duration.ofHours(1));
    assertThat(told()).contains("promise-check FAILED broken");
  }

  @Test
  void shouldBeginTheTimeOfALateCallbackWhenTheCustomerIsUpAgain() {
    // Ten in the evening.
    clock.advance(Duration.ofHours(12));
    care.take(aCallback("g", ADA, false));
    assertThat(files.all())
        .last()
        .extracting(f -> f.status().dueAt())
        .isEqualTo(Instant.parse("2026-03-03T11:00:00Z"));
  }

  @Test
  void shouldStandByThePromisedTimeWhereItCanStillBeKept() {
    clock.advance(Duration.ofHours(23));
    care.take(aRefund("g", ADA));
    assertThat(files.all())
        .extracting(f -> f.status().dueAt())
        .containsExactly(MONDAY_TEN.plus(Duration.ofDays(1)));
  }

  @Test
  void shouldMakeOneCallbackOfACallback() {
    care.take(aCallback("g", ADA, false));
    run(Duration.ZERO);
    assertThat(told())
        .containsExactly(
            "callback PLANNED planned", "promise-check PLANNED planned", "callback DUE its-time");
  }

  @Test
  void shouldGiveTheTimeForACallFromTheEndOfTheQuietHours() {
    tell(
        new News.ProfileChanged(
            next(), ADA, MONDAY_TEN, null, null, "Australia/Sydney", null, null));
    care.take(aCallback("g", ADA, false));
    // 20:00 in Sydney: an hour is left before the quiet hours, so the promise stands.
    assertThat(files.all().getLast().status().dueAt())
        .isEqualTo(MONDAY_TEN.plus(Duration.ofHours(4)));
    tell(
        new News.ProfileChanged(
            next(), ADA, MONDAY_TEN.plusSeconds(1), null, null, "Asia/Tokyo", null, null));
    tell(quiet("17:00", "09:00"));
    care.take(aCallback("g2", ADA, false));
    assertThat(files.all().getLast().status().dueAt())
        .isEqualTo(Instant.parse("2026-03-03T00:00:00Z").plus(Duration.ofHours(4)));
  }

  @Test
  void shouldHoldInQuietHoursAndSendAfter() {
    tell(mail("ada@example.org"));
    care.take(aRefund("g", ADA, aStep(Kind.AFTER_CARE, Duration.ofHours(8))));
    // Nobody looked until ten in the evening.
    clock.advance(Duration.ofHours(12));
    run(Duration.ZERO);
    assertThat(told()).last().isEqualTo("after-care HELD quiet-hours");
    run(Duration.ofHours(11));
    assertThat(told()).contains("after-care SENT sent");
    assertThat(sent).hasSize(1);
  }

  @Test
  void shouldNotSendMarketingToWhoUnsubscribedButService() {
    tell(mail("ada@example.org"));
    care.take(
        aRefund(
            "g",
            ADA,
            aMarketingStep(Kind.FEEDBACK_REQUEST, Duration.ofHours(1)),
            aStep(Kind.AFTER_CARE, Duration.ofHours(2))));
    tell(wish(new Wish(Medium.EMAIL, Purpose.MARKETING), false, MONDAY_TEN));
    run(Duration.ofHours(3));
    assertThat(told()).contains("feedback-request CANCELLED opted-out", "after-care SENT sent");
  }

  @Test
  void shouldLetTheNewestWordCountWhateverTheOrderOfArrival() {
    tell(mail("ada@example.org"));
    Wish service = new Wish(Medium.EMAIL, Purpose.SERVICE);
    tell(wish(service, true, MONDAY_TEN.minusSeconds(10)));
    tell(wish(service, false, MONDAY_TEN.minusSeconds(20)));
    care.take(aRefund("g", ADA, aStep(Kind.AFTER_CARE, Duration.ofHours(1))));
    run(Duration.ofHours(1));
    assertThat(told()).contains("after-care SENT sent");
  }

  @Test
  void shouldLeaveAloneWhoAsksForItButNotDropWhatIsOwed() {
    care.take(
        anOwedRefund(
            "g",
            ADA,
            aStep(Kind.AFTER_CARE, Duration.ofHours(1)),
            aStep(Kind.THANK_YOU_NOTE, Duration.ofHours(1))));
    tell(leaveAlone());
    run(Duration.ofHours(1));
    assertThat(told()).contains("after-care CANCELLED leave-alone", "thank-you-note DUE its-time");
  }

  @Test
  void shouldReleaseThePromiseOfACallThatTheCustomerDoesNotWant() {
    care.take(aCallback("g", ADA, false));
    care.take(aCallback("owed", ADA, true));
    tell(wish(new Wish(Medium.PHONE, Purpose.SERVICE), false, MONDAY_TEN));
    assertThat(promise("g")).isEqualTo(PromiseState.RELEASED);
    assertThat(promise("owed")).isEqualTo(PromiseState.OPEN);
    assertThat(told())
        .contains("callback CANCELLED opted-out", "promise-check CANCELLED opted-out");
  }

  @Test
  void shouldHoldThanksAfterAComplaintAndTakeThemBackFromTheWorklist() {
    care.take(aRefund("g", ADA, aStep(Kind.THANK_YOU_NOTE, Duration.ZERO)));
    run(Duration.ZERO);
    assertThat(told()).last().isEqualTo("thank-you-note DUE its-time");
    tell(new News.ComplaintRaised(next(), ADA, MONDAY_TEN));
    assertThat(told()).last().isEqualTo("thank-you-note HELD open-complaint");
    run(Duration.ofDays(7));
    assertThat(told()).last().isEqualTo("thank-you-note DUE its-time");
  }

  @Test
  void shouldNotHoldTheNoteThatAnswersTheComplaint() {
    tell(new News.ComplaintRaised(new EventRef("billing", "e-g"), ADA, MONDAY_TEN));
    care.take(aRefund("g", ADA, aStep(Kind.THANK_YOU_NOTE, Duration.ZERO)));
    run(Duration.ZERO);
    assertThat(told()).last().isEqualTo("thank-you-note DUE its-time");
  }

  @Test
  void shouldKeepAPromiseThatIsKeptBeforeItIsHeardOf() {
    tell(new News.PromiseKept(next(), ADA, MONDAY_TEN, "g"));
    care.take(aRefund("g", ADA));
    run(Duration.ofDays(2));
    assertThat(told()).containsExactly("promise-check PLANNED planned", "promise-check DONE kept");
  }

  @Test
  void shouldNotAskAfterAGestureThatWasRefused() {
    care.take(aRefund("g", ADA, aStep(Kind.AFTER_CARE, Duration.ofHours(1))));
    tell(new News.GestureRefused(next(), ADA, MONDAY_TEN, "g"));
    run(Duration.ofDays(2));
    assertThat(told())
        .containsExactly(
            "after-care PLANNED planned",
            "promise-check PLANNED planned",
            "promise-check CANCELLED gesture-refused",
            "after-care CANCELLED gesture-refused");
  }

  @Test
  void shouldTryAMailAgainAndThenGiveItToAPerson() {
    tell(mail("ada@example.org"));
    care.take(aRefund("g", ADA, aStep(Kind.AFTER_CARE, Duration.ofHours(1))));
    outcome = Outcome.AWAY;
    run(Duration.ofHours(2));
    assertThat(sent).hasSize(3);
    assertThat(told())
        .contains("after-care HELD mail-server-away")
        .last()
        .isEqualTo("after-care DUE mail-failed");
  }

  @Test
  void shouldSendAgainUnderTheSameNameIfTheProcessDiedInBetween() {
    tell(mail("ada@example.org"));
    care.take(aRefund("g", ADA, aStep(Kind.AFTER_CARE, Duration.ofHours(1))));
    whileSending =
        () -> {
          throw new IllegalStateException("the process dies");
        };
    clock.advance(Duration.ofHours(1));
    UUID id = files.all().getFirst().id();
    org.assertj.core.api.Assertions.assertThatIllegalStateException()
        .isThrownBy(() -> delivery.carryOut(id));
    whileSending = () -> {};
    delivery.carryOut(id);
    assertThat(sent).extracting(Message::id).containsExactly(id, id);
    assertThat(files.changes().stream().filter(f -> f.status().state() == State.SENT)).hasSize(1);
  }

  @Test
  void shouldNotSendAgainToWhoOptedOutWhileTheMailServerWasAsked() {
    tell(mail("ada@example.org"));
    care.take(aRefund("g", ADA, aStep(Kind.AFTER_CARE, Duration.ofHours(1))));
    outcome = Outcome.AWAY;
    whileSending = () -> tell(leaveAlone());
    run(Duration.ofHours(2));
    assertThat(sent).hasSize(1);
    assertThat(told()).last().isEqualTo("after-care CANCELLED leave-alone");
  }

  @Test
  void shouldForgetWhoIsErasedEvenWhileAMailIsUnderWay() {
    tell(mail("ada@example.org"));
    care.take(aRefund("g", ADA, aStep(Kind.AFTER_CARE, Duration.ofHours(1))));
    whileSending = () -> tell(new News.Erased(next(), ADA, clock.instant()));
    run(Duration.ofHours(2));
    assertThat(told()).contains("after-care CANCELLED erased", "promise-check CANCELLED erased");
    assertThat(files.all()).allSatisfy(f -> assertThat(f.about().text()).isNull());
    tell(mail("ada@example.org"));
    care.take(aRefund("g2", ADA));
    assertThat(files.all()).hasSize(2);
  }

  @Test
  void shouldTellWhoWasFasterOnTheWorklist() {
    care.take(aCallback("g", ADA, false));
    run(Duration.ZERO);
    UUID id = files.all().getFirst().id();
    assertThat(care.finish(id, "kim", "spoke to her")).isInstanceOf(Care.Finish.Finished.class);
    assertThat(care.finish(id, "kim", null)).isInstanceOf(Care.Finish.Finished.class);
    assertThat(care.finish(id, "lee", null)).isInstanceOf(Care.Finish.DoneBefore.class);
    assertThat(care.finish(UUID.randomUUID(), "lee", null)).isInstanceOf(Care.Finish.Unknown.class);
    assertThat(promise("g")).isEqualTo(PromiseState.KEPT);
  }

  private Outcome send(Message message) {
    sent.add(message);
    whileSending.run();
    return outcome;
  }

  /** Lets that much time pass and carries out what falls due, in order. */
  private void run(Duration time) {
    Instant end = clock.instant().plus(time);
    while (true) {
      Optional<FollowUp> next =
          files.waiting().stream().filter(f -> !f.status().dueAt().isAfter(end)).findFirst();
      if (next.isEmpty()) {
        break;
      }
      if (next.get().status().dueAt().isAfter(clock.instant())) {
        clock.set(next.get().status().dueAt());
      }
      delivery.carryOut(next.get().id());
    }
    clock.set(end);
  }

  private List<String> told() {
    return files.changes().stream()
        .map(
            f ->
                "%s %s %s"
                    .formatted(f.task().step(), f.status().state(), f.status().reason().code()))
        .toList();
  }

  private PromiseState promise(String id) {
    return files.promise(ADA, id).orElseThrow().state();
  }

  private void tell(News news) {
    care.hear(news);
  }

  private EventRef next() {
    return new EventRef("crm", "n-" + events++);
  }

  private News mail(String address) {
    return new News.ProfileChanged(next(), ADA, MONDAY_TEN, "Ada", address, null, null, null);
  }

  private News wish(Wish wish, boolean allowed, Instant at) {
    return preference(Set.of(wish), allowed, null, null, null, at);
  }

  private News quiet(String from, String until) {
    return preference(Set.of(), null, from, until, null, MONDAY_TEN);
  }

  private News leaveAlone() {
    return preference(Set.of(), null, null, null, true, MONDAY_TEN);
  }

  private News preference(
      Set<Wish> wishes,
      @Nullable Boolean allowed,
      @Nullable String from,
      @Nullable String until,
      @Nullable Boolean alone,
      Instant at) {
    return new News.PreferenceChanged(next(), ADA, at, wishes, allowed, from, until, alone);
  }
}
