package dev.pillowmint.decision.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.decision.decide.Ids;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backtest hears what people answered, and what was refused, afterwards. */
class BacktestAnswersTest {
  private static final String POLICY =
      """
      name: p
      version: 1
      currency: EUR
      budgets:
        goodwill: {amount: 100.00 EUR, period: month}
      approval: {above: 10.00 EUR, role: lead}
      rules:
        - name: fee
          title: Fee back
          on: fee.charged
          budget: goodwill
          gestures: [{kind: %s, amount: event.amount, description: the fee}]
      """;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void writeWhatHappened() {
    Ran.file(folder, "p.yaml", POLICY.formatted("refund"));
    Ran.file(
        folder,
        "march.jsonl",
        fee("f-1", "20.00")
            + fee("f-2", "30.00")
            + fee("f-3", "5.00")
            + fee("f-4", "40.00")
            + review("f-1", "approve")
            + review("f-2", "decline")
            + refused("f-3"));
  }

  @Test
  void shouldCountAProposalAsWhatBecameOfIt() {
    Ran ran = Ran.in(folder, "backtest", "p.yaml", "--events", "march.jsonl");

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out().replaceAll(" +", " "))
        .contains(
            "moments seen 4",
            "granted 2",
            "proposed to a person 1",
            "declined: declined-by-person 1",
            "money: fee 25.00 EUR goodwill",
            "budget goodwill, 2026-03 (p v1): 20.00 EUR of 100.00 EUR");
  }

  @Test
  void shouldSayInWhatEventsAreDecidedOtherwise() {
    Ran.file(folder, "other.yaml", POLICY.formatted("gift"));

    Ran ran =
        Ran.in(folder, "backtest", "p.yaml", "--events", "march.jsonl", "--against", "other.yaml");

    assertThat(ran.out()).contains("5 events are decided otherwise: gesture 5.");
  }

  private static String fee(String id, String amount) {
    return event(
        id,
        "billing",
        "fee.charged",
        "{\"fee\": \"late\", \"amount\": {\"amount\": \"%s\", \"currency\": \"EUR\"}}"
            .formatted(amount));
  }

  private static String review(String fee, String verdict) {
    return event(
        "r-" + fee,
        "worklist",
        "proposal.reviewed",
        "{\"decisionId\": \"%s\", \"verdict\": \"%s\", \"staffId\": \"s-1\", \"role\": \"lead\"}"
            .formatted(Ids.of("billing", fee, "fee"), verdict));
  }

  private static String refused(String fee) {
    return event(
        "x-" + fee,
        "shop",
        "gesture.refused",
        "{\"gestureId\": \"%s\"}".formatted(Ids.of("billing", fee, "fee", 0)));
  }

  private static String event(String id, String source, String type, String attributes) {
    return """
        {"id": "%s", "source": "%s", "type": "%s", "customerId": "C-1", \
        "time": "2026-03-02T09:00:00Z", "attributes": %s}
        """
        .formatted(id, source, type, attributes);
  }
}
