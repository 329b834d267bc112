package dev.pillowmint.followup.story;

import static dev.pillowmint.followup.story.DecisionBuilder.MONDAY_TEN;
import static dev.pillowmint.followup.story.DecisionBuilder.aGrant;
import static dev.pillowmint.followup.story.DecisionBuilder.aProposal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.followup.story.Answer.Said;
import dev.pillowmint.followup.story.Answer.Verdict;
import dev.pillowmint.followup.story.Reviews.Reviewed;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReviewsTest {
  private static final Said YES = new Said(Verdict.APPROVE, null, null);
  private static final Person LEAD = Person.of("ben", Set.of("care-lead"), "agent", false);
  private static final Person APPROVER = Person.of("mia", Set.of(), "approver", true);

  private final ChroniclesInMemory chronicles = new ChroniclesInMemory();
  private final Memory memory = new Memory(chronicles);
  private final Reviews reviews = new Reviews(chronicles, Clock.fixed(MONDAY_TEN, ZoneOffset.UTC));

  @Test
  void shouldTellExactlyWhatAPersonSaid() {
    memory.hear(aProposal("c").id("d").revision(2).build());
    Said less = new Said(Verdict.CHANGE, Amount.of("60.00", "EUR"), "Half was as promised.");

    assertThat(reviews.answer("d", 2, less, LEAD)).isInstanceOf(Reviewed.Sent.class);

    assertThat(chronicles.announcements())
        .singleElement()
        .satisfies(a -> assertThat(a.id()).isEqualTo("review-d-2"))
        .satisfies(a -> assertThat(a.type()).isEqualTo("proposal.reviewed"))
        .satisfies(a -> assertThat(a.customerId()).isEqualTo("c"))
        .satisfies(
            a ->
                assertThat(a.attributes())
                    .isEqualTo(
                        Map.of(
                            "decisionId", "d",
                            "verdict", "change",
                            "amount", Map.of("amount", "60.00", "currency", "EUR"),
                            "staffId", "ben",
                            "role", "care-lead",
                            "note", "Half was as promised.")));
  }

  @Test
  void shouldTakeTheSameWordOfTheSamePersonOnce() {
    memory.hear(aProposal("c").id("d").build());

    reviews.answer("d", 0, YES, LEAD);

    assertThat(reviews.answer("d", 0, YES, LEAD)).isInstanceOf(Reviewed.Sent.class);
    assertThat(chronicles.announcements()).hasSize(1);
  }

  @Test
  void shouldSayWhoWasFaster() {
    memory.hear(aProposal("c").id("d").build());

    reviews.answer("d", 0, YES, LEAD);

    assertThat(reviews.answer("d", 0, new Said(Verdict.DECLINE, null, "no"), APPROVER))
        .isInstanceOfSatisfying(
            Reviewed.AnsweredBefore.class, b -> assertThat(b.answer().by()).isEqualTo("ben"));
    assertThat(chronicles.announcements()).hasSize(1);
  }

  @Test
  void shouldRefuseAnAnswerToWhatWasToldAnewSince() {
    memory.hear(aProposal("c").id("d").revision(1).asking("manager", MONDAY_TEN).build());

    assertThat(reviews.answer("d", 0, YES, APPROVER))
        .isInstanceOfSatisfying(
            Reviewed.Changed.class, c -> assertThat(c.now().revision()).isEqualTo(1));
    assertThat(chronicles.announcements()).isEmpty();
  }

  @Test
  void shouldAskOnlyWhoIsAskedOrMayApprove() {
    memory.hear(aProposal("c").id("d").asking("director", MONDAY_TEN).build());

    assertThat(reviews.answer("d", 0, YES, LEAD)).isEqualTo(new Reviewed.NotAsked("director"));
    assertThat(reviews.answer("d", 0, YES, APPROVER))
        .isInstanceOfSatisfying(
            Reviewed.Sent.class, s -> assertThat(s.answer().role()).isEqualTo("approver"));
  }

  @Test
  void shouldRefuseAnAmountThatCannotBe() {
    memory.hear(aProposal("c").id("d").build());
    Said dollars = new Said(Verdict.CHANGE, Amount.of("1.00", "USD"), null);
    Said yesAndMore = new Said(Verdict.APPROVE, Amount.of("1.00", "EUR"), null);

    assertThat(reviews.answer("d", 0, dollars, LEAD))
        .isEqualTo(new Reviewed.WrongAmount("expected an amount above zero in EUR"));
    assertThat(reviews.answer("d", 0, yesAndMore, LEAD)).isInstanceOf(Reviewed.WrongAmount.class);
  }

  @Test
  void shouldAnswerNothingThatDoesNotWait() {
    memory.hear(aGrant("c").id("d").build());

    assertThat(reviews.answer("d", 0, YES, APPROVER)).isInstanceOf(Reviewed.NotWaiting.class);
    assertThat(reviews.answer("none", 0, YES, APPROVER)).isInstanceOf(Reviewed.Unknown.class);
  }

  @Test
  void shouldTellWhatBecameOfAnAnswer() {
    Answer answer = new Answer("d", 1, YES, "ben", "care-lead", MONDAY_TEN);

    assertThat(answer.fate(aProposal("c").revision(1).build())).isEqualTo(Answer.Fate.ON_ITS_WAY);
    assertThat(answer.fate(aProposal("c").revision(2).build())).isEqualTo(Answer.Fate.STILL_WAITS);
    assertThat(answer.fate(aGrant("c").revision(2).build())).isEqualTo(Answer.Fate.GRANTED);
  }
}
