package dev.pillowmint.followup.plan;

import static dev.pillowmint.followup.plan.Fixtures.MONDAY_TEN;
import static dev.pillowmint.followup.plan.Fixtures.RULES;
import static dev.pillowmint.followup.plan.Life.ADA;
import static dev.pillowmint.followup.plan.Life.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.followup.plan.GrantedGesture.Act;
import dev.pillowmint.followup.plan.GrantedGesture.Step;
import dev.pillowmint.followup.plan.GrantedGesture.Terms;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictsTest {
  private static final Channel LETTERS = Channel.webhook("letters");
  private static final OpenHours NINE_TO_FIVE =
      new OpenHours(
          Map.of(
              DayOfWeek.MONDAY, hours(), DayOfWeek.TUESDAY, hours(), DayOfWeek.WEDNESDAY, hours()),
          null);

  private final Life life = new Life(rules(Map.of(), Map.of()));

  @Test
  void shouldKeepEveryVerdictWithItsReason() {
    life.lives("Europe/Berlin", null);
    life.grant("g", step("ask", Kind.AFTER_CARE, Duration.ofHours(2)));
    life.clock.advance(Duration.ofHours(12));
    life.pass(Duration.ofDays(1));

    Instant night = MONDAY_TEN.plus(Duration.ofHours(12));
    Instant morning = Instant.parse("2026-03-03T07:00:00Z");
    assertThat(life.verdicts("ask"))
        .containsExactly(
            new Judged(night, Judged.What.HOLD, Reason.QUIET_HOURS, morning, null),
            new Judged(morning, Judged.What.SEND, Reason.ITS_TIME, null, Channel.EMAIL));
  }

  @Test
  void shouldKeepTheVerdictOnWhatIsCancelledBeforeItsTime() {
    life.lives("Europe/Berlin", null);
    life.grant("g", step("ask", Kind.AFTER_CARE, Duration.ofDays(2)));
    life.wishes(Medium.EMAIL, Purpose.SERVICE, false);

    assertThat(life.verdicts("ask"))
        .extracting(Judged::what, Judged::reason)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Judged.What.CANCEL, Reason.OPTED_OUT));
  }

  @Test
  void shouldLeaveAMournerInPeaceExceptForWhatIsOwed() {
    life.lives("Europe/Berlin", null);
    life.grant("g", step("ask", Kind.AFTER_CARE, Duration.ofDays(2)));
    life.grant("o", null, true, Terms.PLAIN, step("note", Kind.THANK_YOU_NOTE, Duration.ofDays(2)));
    life.clock.advance(Duration.ofHours(1));
    life.care.hear(new News.Bereaved(life.event(), ADA, life.clock.instant()));

    assertThat(life.state("ask")).isEqualTo("CANCELLED bereaved");
    assertThat(life.state("note")).isEqualTo("PLANNED planned");
  }

  @Test
  void shouldLetAPersonWriteToAMourner() {
    life.lives("Europe/Berlin", null);
    life.care.hear(new News.Bereaved(life.event(), ADA, MONDAY_TEN));
    life.grant("g", step("ask", Kind.AFTER_CARE, Duration.ofHours(2)));
    life.pass(Duration.ofHours(3));

    assertThat(life.state("ask")).isEqualTo("DUE bereaved");
    assertThat(life.sent).isEmpty();
  }

  @Test
  void shouldCancelWhatWasMeantForACustomerBeforeTheyLeft() {
    life.lives("Europe/Berlin", null);
    life.grant("before", step("ask", Kind.AFTER_CARE, Duration.ofDays(2)));
    life.clock.advance(Duration.ofHours(1));
    life.care.hear(new News.Left(life.event(), ADA, life.clock.instant()));
    life.grant("after", step("goodbye", Kind.THANK_YOU_NOTE, Duration.ofHours(1)));
    life.pass(Duration.ofHours(2));

    assertThat(life.state("ask")).isEqualTo("CANCELLED left");
    assertThat(life.state("goodbye")).isEqualTo("DUE its-time");
  }

  @Test
  void shouldNotAskWhetherAComplaintIsSolvedThatIs() {
    EventRef complaint = new EventRef("billing", "e-g");
    life.care.hear(new News.ComplaintRaised(complaint, ADA, MONDAY_TEN));
    life.grant("g", step("ask", Kind.AFTER_CARE, Duration.ofDays(2)));
    life.grant("other", step("other", Kind.AFTER_CARE, Duration.ofDays(2)));
    life.care.hear(new News.ComplaintResolved(life.event(), ADA, MONDAY_TEN.plusSeconds(60)));

    assertThat(life.state("ask")).isEqualTo("CANCELLED solved-otherwise");
    assertThat(life.state("other")).isEqualTo("PLANNED planned");
  }

  @Test
  void shouldThankAgainOnceTheComplaintIsResolved() {
    life.care.hear(new News.ComplaintRaised(life.event(), ADA, MONDAY_TEN));
    life.grant("g", step("note", Kind.THANK_YOU_NOTE, Duration.ZERO));
    life.pass(Duration.ofMinutes(1));
    assertThat(life.state("note")).isEqualTo("HELD open-complaint");
    life.care.hear(new News.ComplaintResolved(life.event(), ADA, life.clock.instant()));
    life.pass(Duration.ofDays(7));
    assertThat(life.state("note")).isEqualTo("DUE its-time");
  }

  @Test
  void shouldNotWaitForATimeAtWhichItMakesNoSenseAnyMore() {
    life.care.hear(new News.ComplaintRaised(life.event(), ADA, MONDAY_TEN));
    life.grant(
        "g",
        new Step(
            "note",
            Kind.THANK_YOU_NOTE,
            Duration.ofHours(1),
            false,
            null,
            null,
            List.of(),
            Duration.ofDays(3)));
    life.pass(Duration.ofHours(1));

    assertThat(life.state("note")).isEqualTo("CANCELLED no-longer-makes-sense");
  }

  @Test
  void shouldDeferTheFourthContactOfAWeekToTheNextFreeSlot() {
    life.lives("Europe/Berlin", null);
    fillTheCap();
    life.grant("g", step("ask", Kind.AFTER_CARE, Duration.ofHours(26)));
    life.pass(Duration.ofHours(27));
    assertThat(life.state("ask")).isEqualTo("HELD contact-cap");
    assertThat(life.step("ask").status().dueAt())
        .isBeforeOrEqualTo(life.step("ask").when().wishedAt().plus(Duration.ofDays(5)));
    life.pass(Duration.ofDays(6));
    assertThat(life.state("ask")).isEqualTo("SENT sent");
  }

  @Test
  void shouldDropMarketingThatTheCapLeavesNoRoomFor() {
    life.lives("Europe/Berlin", null);
    fillTheCap();
    life.grant("g", step("ask", Kind.FEEDBACK_REQUEST, Duration.ofHours(2)));
    life.pass(Duration.ofDays(6));

    assertThat(life.state("ask")).isEqualTo("CANCELLED contact-cap");
  }

  @Test
  void shouldNeverHoldWhatIsOwedForTheCap() {
    life.lives("Europe/Berlin", null);
    fillTheCap();
    life.grant(
        "o", null, true, Terms.PLAIN, step("note", Kind.THANK_YOU_NOTE, Duration.ofHours(2)));
    life.pass(Duration.ofHours(3));

    assertThat(life.state("note")).isEqualTo("DUE its-time");
  }

  @Test
  void shouldAskNothingOnWeekendsAndHolidaysOfTheCustomersCountry() {
    life.lives("Europe/Berlin", "DE");
    // Good Friday 2026 is 3 April, Easter Monday 6 April.
    life.clock.set(Instant.parse("2026-04-02T09:00:00Z"));
    life.grant(
        "g",
        step("feedback", Kind.FEEDBACK_REQUEST, Duration.ofDays(1)),
        step("care", Kind.AFTER_CARE, Duration.ofDays(1)));
    life.pass(Duration.ofDays(6));

    assertThat(life.sent)
        .extracting(sent -> sent.followUp().task().step() + " " + sent.at())
        .containsExactly("care 2026-04-04T06:00:00Z", "feedback 2026-04-07T06:00:00Z");
  }

  @Test
  void shouldKnowTheHolidaysOfAnotherCountry() {
    life.lives("Australia/Sydney", "AU");
    // Australia Day, where it is ten in the morning.
    life.clock.set(Instant.parse("2026-01-25T23:00:00Z"));
    life.grant("g", step("care", Kind.AFTER_CARE, Duration.ZERO));
    life.pass(Duration.ofDays(2));

    assertThat(life.sent)
        .extracting(Life.Sent::at)
        .containsExactly(Instant.parse("2026-01-26T21:00:00Z"));
  }

  @Test
  void shouldTryChannelsInTheirOrderAndPassOverWhatIsRefused() {
    Life lives = new Life(rules(Map.of(), Map.of(LETTERS, way(OpenHours.ALWAYS))));
    lives.lives("Europe/Berlin", null);
    lives.wishes(Medium.EMAIL, Purpose.SERVICE, false);
    lives.grant("g", step("ask", Kind.AFTER_CARE, Duration.ZERO, Channel.EMAIL, LETTERS));
    assertThat(Verdicts.channel(lives.step("ask"), known(lives))).isEqualTo(LETTERS);
    lives.wishes(Medium.POST, Purpose.SERVICE, false);
    assertThat(lives.state("ask")).isEqualTo("CANCELLED opted-out");
  }

  @Test
  void shouldRespectEveryWishOnAChannelOfWhichNothingIsKnown() {
    life.lives("Europe/Berlin", null);
    life.wishes(Medium.SMS, Purpose.SERVICE, false);
    life.grant("g", step("ask", Kind.AFTER_CARE, Duration.ZERO, LETTERS));
    assertThat(life.state("ask")).isEqualTo("CANCELLED opted-out");
  }

  @Test
  void shouldNotWriteWhereNobodyCanBeReached() {
    life.grant("g", step("ask", Kind.AFTER_CARE, Duration.ZERO, Channel.EMAIL));
    assertThat(life.state("ask")).isEqualTo("CANCELLED unreachable");
  }

  @Test
  void shouldWaitForAnAddressThatComesAfterTheGesture() {
    life.grant("g", step("ask", Kind.AFTER_CARE, Duration.ofDays(2), Channel.EMAIL));
    life.lives("Europe/Berlin", null);
    assertThat(life.state("ask")).isEqualTo("PLANNED planned");
  }

  @Test
  void shouldUseAChannelInItsHoursOnly() {
    Life lives = new Life(rules(Map.of(), Map.of(LETTERS, way(NINE_TO_FIVE))));
    lives.clock.set(Instant.parse("2026-03-04T17:00:00Z"));
    lives.grant("g", step("note", Kind.THANK_YOU_NOTE, Duration.ZERO, LETTERS));
    lives.clock.advance(Duration.ofMinutes(1));
    Verdict verdict = Verdicts.verdict(lives.step("note"), known(lives));
    assertThat(verdict)
        .isEqualTo(new Verdict.Hold(Reason.CHANNEL_CLOSED, Instant.parse("2026-03-09T08:00:00Z")));
  }

  @Test
  void shouldWaitForWhoIsAwayUnlessItIsPromised() {
    Team team =
        new Team(
            null,
            OpenHours.ALWAYS,
            List.of(new Team.Absence(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 5))));
    Life lives = new Life(rules(Map.of("care-team", team), Map.of()));
    Step note =
        new Step(
            "note", Kind.THANK_YOU_NOTE, Duration.ZERO, false, "care-team", null, List.of(), null);
    lives.grant("g", note);
    lives.grant("c", Act.CALLBACK, false, new Terms(null, null, null, "care-team", false));
    lives.pass(Duration.ofHours(1));
    assertThat(lives.state("note")).isEqualTo("HELD owner-away");
    assertThat(lives.step("note").status().dueAt()).isEqualTo("2026-03-04T23:00:00Z");
    assertThat(lives.state("callback")).isEqualTo("DUE its-time");
  }

  @Test
  void shouldPromiseACallFromTheHoursOfWhoMakesIt() {
    Life lives =
        new Life(rules(Map.of("care-team", new Team(null, NINE_TO_FIVE, List.of())), Map.of()));
    // A Wednesday evening in Berlin; nobody is in before Monday.
    lives.clock.set(Instant.parse("2026-03-04T18:00:00Z"));
    lives.grant("c", Act.CALLBACK, false, new Terms(null, null, null, "care-team", false));
    assertThat(lives.step("callback").status().dueAt()).isEqualTo("2026-03-09T08:00:00Z");
    assertThat(lives.step("promise-check").status().dueAt()).isEqualTo("2026-03-10T08:00:00Z");
    assertThat(lives.step("promise-check").task().role()).isEqualTo("care-team");
    assertThat(lives.step("callback").task().role()).isEqualTo("care-team");
  }

  @Test
  void shouldLeaveAMessageToAPersonAfterTheSameFailureTwice() {
    life.lives("Europe/Berlin", null);
    life.care.hear(new News.GestureFailed(life.event(), ADA, MONDAY_TEN, "x"));
    life.care.hear(new News.PromiseReportedBroken(life.event(), ADA, MONDAY_TEN, "y"));
    life.grant("g", step("first", Kind.AFTER_CARE, Duration.ofHours(1)));
    life.pass(Duration.ofHours(2));
    assertThat(life.state("first")).isEqualTo("SENT sent");

    life.care.hear(new News.GestureFailed(life.event(), ADA, MONDAY_TEN, "z"));
    life.grant("h", step("second", Kind.AFTER_CARE, Duration.ofHours(1)));
    life.pass(Duration.ofHours(2));
    assertThat(life.state("second")).isEqualTo("DUE repeat-failure");
    assertThat(life.verdicts("second"))
        .extracting(Judged::reason)
        .containsExactly(Reason.REPEAT_FAILURE);

    life.pass(Duration.ofDays(91));
    life.grant("i", step("third", Kind.AFTER_CARE, Duration.ofHours(1)));
    life.pass(Duration.ofHours(2));
    assertThat(life.state("third")).isNotEqualTo("DUE repeat-failure");
  }

  @Test
  void shouldWriteNoMoreWhereMailComesBackUntilTheAddressChanges() {
    life.lives("Europe/Berlin", null);
    life.care.hear(
        new News.ContactBounced(
            life.event(), ADA, MONDAY_TEN, Medium.EMAIL, true, "Ada@example.org"));
    life.grant("g", step("ask", Kind.AFTER_CARE, Duration.ofHours(1)));
    assertThat(life.step("ask").status().channel()).isEqualTo(Channel.WORKLIST);
    life.care.hear(
        new News.ProfileChanged(
            life.event(),
            ADA,
            MONDAY_TEN.plusSeconds(1),
            null,
            "new@example.org",
            null,
            null,
            null));
    life.pass(Duration.ofHours(1));
    assertThat(life.sent).hasSize(1);
  }

  @Test
  void shouldLetAPersonFindTheGiftAndKeepThePromiseByIt() {
    Terms terms = new Terms("find-personal", null, null, "care-team", false);
    life.grant("g", Act.FIND_PERSONAL, false, terms);
    life.pass(Duration.ofMinutes(1));
    assertThat(life.state("errand")).isEqualTo("DUE its-time");
    assertThat(life.step("errand").task().role()).isEqualTo("care-team");
    life.care.finish(life.step("errand").id(), "kim", "a book on sports cars");
    assertThat(life.state("promise-check")).isEqualTo("DONE kept");
  }

  @Test
  void shouldTellThePersonWhatTheGestureIs() {
    Instant lapses = Instant.parse("2026-12-31T22:00:00Z");
    life.grant("g", Act.CALLBACK, false, new Terms("points", lapses, 500L, null, false));
    assertThat(life.step("callback").about().text())
        .isEqualTo("the fee is waived (as points; 500 points; until 2026-12-31)");
  }

  @Test
  void shouldMoveWhatIsPlannedWithTheCustomer() {
    life.lives("Europe/Berlin", null);
    // Half past eight in the evening in Berlin.
    life.clock.set(Instant.parse("2026-03-02T19:30:00Z"));
    life.grant("c", Act.CALLBACK, false, Terms.PLAIN);
    assertThat(life.step("callback").status().dueAt()).isEqualTo("2026-03-02T19:30:00Z");
    life.lives("Australia/Sydney", null);
    assertThat(life.step("callback").status().dueAt()).isEqualTo("2026-03-02T21:00:00Z");
    assertThat(life.step("promise-check").status().dueAt()).isEqualTo("2026-03-03T21:00:00Z");
    life.clock.advance(Duration.ofSeconds(1));
    life.lives("Europe/Berlin", null);
    assertThat(life.step("callback").status().dueAt()).isEqualTo("2026-03-02T19:30:00Z");
  }

  @Test
  void shouldKeepWelcomeHoursFreeOfWeekends() {
    life.lives("Europe/Berlin", null);
    // A Saturday.
    life.clock.set(Instant.parse("2026-03-07T10:00:00Z"));
    life.grant("c", Act.CALLBACK, false, new Terms(null, null, null, null, true));
    assertThat(life.step("callback").status().dueAt()).isEqualTo("2026-03-09T07:00:00Z");
  }

  @Test
  void shouldAnswerAComplaintThoughMarketingIsUnwanted() {
    life.lives("Europe/Berlin", null);
    life.wishes(Medium.EMAIL, Purpose.MARKETING, false);
    life.grant(
        "g",
        step("answer", Kind.AFTER_CARE, Duration.ofHours(1)),
        step("feedback", Kind.FEEDBACK_REQUEST, Duration.ofHours(1)));
    life.pass(Duration.ofHours(2));
    assertThat(life.state("answer")).isEqualTo("SENT sent");
    assertThat(life.state("feedback")).isEqualTo("CANCELLED opted-out");
  }

  private void fillTheCap() {
    for (String id : List.of("1", "2", "3")) {
      life.grant(id, step("ask" + id, Kind.AFTER_CARE, Duration.ofHours(1)));
    }
    life.pass(Duration.ofHours(2));
    List.of("1", "2", "3").forEach(life::deliver);
    assertThat(life.sent).hasSize(3);
  }

  private static Known known(Life life) {
    return life.files.inFile(
        ADA, file -> Known.of(file, new java.util.UUID(0, 0), life.rules(), life.clock.instant()));
  }

  private static OpenHours.Hours hours() {
    return new OpenHours.Hours(LocalTime.of(9, 0), LocalTime.of(17, 0));
  }

  private static Courtesy.Way way(OpenHours open) {
    return new Courtesy.Way(Set.of(Medium.POST), open, null);
  }

  private static HouseRules rules(Map<String, Team> teams, Map<Channel, Courtesy.Way> ways) {
    Courtesy usual = Courtesy.USUAL;
    return new HouseRules(
        RULES.zone(),
        RULES.quiet(),
        RULES.complaintHold(),
        RULES.mail(),
        new Courtesy(null, usual.cap(), usual.mourning(), usual.failureMemory(), teams, ways));
  }
}
