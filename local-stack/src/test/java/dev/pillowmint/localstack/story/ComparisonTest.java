package dev.pillowmint.localstack.story;

import static dev.pillowmint.localstack.story.Records.aCall;
import static dev.pillowmint.localstack.story.Records.aDecision;
import static dev.pillowmint.localstack.story.Records.aRefund;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.localstack.day.DayEvent;
import dev.pillowmint.localstack.day.DayFile;
import dev.pillowmint.localstack.day.Expected;
import dev.pillowmint.localstack.day.Expected.ExpectedDecision;
import dev.pillowmint.schemas.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final DayFile DAY =
      new DayFile(
          null,
          null,
          null,
          List.of(new DayEvent("fee-1", "billing", "fee.charged", "C-1", null, null, null, null)));
  private static final ExpectedDecision FEE =
      new ExpectedDecision(
          "fee-1",
          null,
          null,
          "no-petty-fee",
          "GRANTED",
          "granted",
          List.of("REFUND 5.00 EUR goodwill"));
  private static final ExpectedDecision BROKEN =
      new ExpectedDecision(
          null, "P-1", "C-1", "broken-promise", "GRANTED", "granted", List.of("CALLBACK"));

  @Test
  void shouldPassADayAsExpected() {
    Story.Check check = compare(List.of(aDecision("fee-1").build(), aBrokenPromise()));
    assertThat(check.differences()).isEmpty();
    assertThat(check.passed()).isTrue();
    assertThat(check.asExpected()).isEqualTo(2).isEqualTo(check.expected());
  }

  @Test
  void shouldShowAnotherAmountBesideTheExpectedOne() {
    Decision decision = aDecision("fee-1").setGestures(List.of(aRefund(400))).build();
    assertThat(compare(List.of(decision, aBrokenPromise())).differences())
        .containsExactly(
            "fee-1: expected no-petty-fee GRANTED (granted) [REFUND 5.00 EUR goodwill],"
                + " got no-petty-fee GRANTED (granted) [REFUND 4.00 EUR goodwill]");
  }

  @Test
  void shouldMissWhatWasNotDecided() {
    assertThat(compare(List.of(aDecision("fee-1").build())).differences())
        .singleElement()
        .asString()
        .startsWith("broken promise to C-1: expected broken-promise")
        .endsWith("got no decision");
  }

  @Test
  void shouldNotOverlookADecisionThatNobodyExpected() {
    Story.Check check =
        compare(
            List.of(aDecision("fee-1").build(), aBrokenPromise(), aDecision("other-9").build()));
    assertThat(check.passed()).isFalse();
    assertThat(check.differences())
        .singleElement()
        .asString()
        .startsWith("other-9: expected no decision, got no-petty-fee");
  }

  @Test
  void shouldNotTakeTwoDecisionsForOne() {
    Decision twice = aDecision("fee-1").build();
    assertThat(compare(List.of(twice, twice, aBrokenPromise())).differences())
        .containsExactly("fee-1 was decided twice");
  }

  private static Story.Check compare(List<Decision> decisions) {
    return Comparison.compare(
        DAY, new Expected(List.of(FEE), List.of(BROKEN), List.of()), decisions);
  }

  private static Decision aBrokenPromise() {
    return aDecision("check-1")
        .setEventSource("followup-service")
        .setEventType("promise.broken")
        .setRule("broken-promise")
        .setGestures(List.of(aCall()))
        .build();
  }
}
