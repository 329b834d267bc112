package dev.pillowmint.localstack.story;

import static dev.pillowmint.localstack.story.Records.aDecision;
import static dev.pillowmint.localstack.story.Records.aFollowUp;
import static dev.pillowmint.localstack.story.Records.aGesture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.localstack.day.DayEvent;
import dev.pillowmint.localstack.day.DayFile;
import dev.pillowmint.localstack.day.Expected;
import dev.pillowmint.localstack.story.Story.After;
import dev.pillowmint.localstack.story.Story.Kind;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.FollowUpState;
import dev.pillowmint.schemas.Ledger;
import dev.pillowmint.schemas.Outcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StorytellerTest {
  private static final DayFile DAY =
      new DayFile(
          "A day",
          null,
          null,
          List.of(
              event(
                  "profile-1",
                  "customer.profile-changed",
                  Map.of("displayName", "Ines", "tier", "gold", "timeZone", "Asia/Tokyo"),
                  null),
              event("fee-1", "fee.charged", Map.of(), "A fee is about to be charged."),
              event("note-1", "customer.noted", Map.of(), "Somebody takes a note.")));

  @Test
  void shouldTellWhatHappenedInTheCustomersOwnTime() {
    Story story = tell(List.of(aDecision("fee-1").build()), List.of());
    assertThat(story.chapters())
        .singleElement()
        .satisfies(
            chapter -> {
              assertThat(chapter.name()).isEqualTo("Ines");
              assertThat(chapter.about()).isEqualTo("gold customer, Tokyo time");
              assertThat(chapter.scenes()).hasSize(2);
              assertThat(chapter.scenes().getFirst().time()).isEqualTo("21:00");
              assertThat(chapter.scenes().getLast().verdict()).isNull();
            });
  }

  @Test
  void shouldTellTheGestureWhyAndWhatFollows() {
    Story.Verdict verdict =
        verdict(
            aDecision("fee-1").build(),
            List.of(
                aFollowUp(FollowUpKind.AFTER_CARE, FollowUpState.PLANNED, "planned", 1),
                aFollowUp(FollowUpKind.AFTER_CARE, FollowUpState.SENT, "sent", 2)));
    assertThat(verdict.kind()).isEqualTo(Kind.GRANTED);
    assertThat(verdict.acts()).containsExactly("Refund 5.00 EUR: the whole fee");
    assertThat(verdict.why()).isEqualTo("A fee was charged for a slip.");
    assertThat(verdict.then())
        .containsExactly(new After("Mon 2 Mar 21:00", "after-care was sent by e-mail", true));
  }

  @Test
  void shouldTellWhatIsNotDoneAndWhy() {
    Decision declined =
        aDecision("fee-1")
            .setOutcome(Outcome.DECLINED)
            .setReason("wish-respected")
            .setGestures(List.of())
            .build();
    assertThat(verdict(declined, List.of()).acts())
        .containsExactly("Nothing is done: their wish is respected");
    assertThat(
            verdict(
                    aDecision("fee-1").build(),
                    List.of(
                        aFollowUp(
                            FollowUpKind.AFTER_CARE, FollowUpState.CANCELLED, "leave-alone", 1)))
                .then())
        .containsExactly(new After("", "no after-care: they want to be left alone", false));
  }

  @Test
  void shouldTellABrokenPromiseThatNobodyPublished() {
    Decision broken =
        aDecision("check-1")
            .setEventSource("followup-service")
            .setEventType("promise.broken")
            .build();
    assertThat(tell(List.of(broken), List.of()).chapters().getFirst().scenes().getLast().tell())
        .contains("Pillowmint notices by itself");
  }

  @Test
  void shouldAddUpExactlyByLedgerAndCurrency() {
    Heard heard =
        new Heard(
            List.of(aDecision("fee-1").build()),
            List.of(
                aGesture(Ledger.GOODWILL, 500, "EUR"),
                aGesture(Ledger.GOODWILL, 10, "EUR"),
                aGesture(Ledger.GOODWILL, 4000, "GBP"),
                aGesture(Ledger.ENTITLEMENT, 1200, "EUR")),
            List.of(aFollowUp(FollowUpKind.PROMISE_CHECK, FollowUpState.DONE, "kept", 2)));
    Story story = new Storyteller(DAY, nothingExpected(), heard).tell(3);
    assertThat(story.ledger().lines())
        .contains(
            new Story.Ledger.Line("Given out of goodwill", "5.10 EUR and 40.00 GBP"),
            new Story.Ledger.Line("Given because it was owed", "12.00 EUR"),
            new Story.Ledger.Line("Promises kept", "1"),
            new Story.Ledger.Line("E-mails sent, and caught", "3"));
  }

  private static Story.Verdict verdict(Decision decision, List<FollowUp> followUps) {
    Story.@Nullable Verdict verdict =
        tell(List.of(decision), followUps).chapters().getFirst().scenes().getFirst().verdict();
    if (verdict == null) {
      throw new AssertionError("No verdict is told");
    }
    return verdict;
  }

  private static Story tell(List<Decision> decisions, List<FollowUp> followUps) {
    return new Storyteller(DAY, nothingExpected(), new Heard(decisions, List.of(), followUps))
        .tell(0);
  }

  private static Expected nothingExpected() {
    return new Expected(List.of(), List.of(), List.of());
  }

  private static DayEvent event(
      String id, String type, Map<String, Object> attributes, @Nullable String tell) {
    return new DayEvent(
        id, "billing", type, "C-1", Records.NOON.toString(), null, attributes, tell);
  }
}
