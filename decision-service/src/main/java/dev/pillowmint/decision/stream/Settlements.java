package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.decide.Settling;
import dev.pillowmint.decision.stream.record.DrawAnswered;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells decisions whose budgets answered. Of an erased customer nothing is told any more, and what
 * was drawn goes back; the answer for an identifier that was given up follows its customer.
 */
record Settlements(Telling telling, Identities identities) {

  void settle(String customerId, DrawAnswered answer) {
    @Nullable String owner = identities.owner(customerId);
    if (owner != null) {
      telling.send(owner, answer);
      return;
    }
    CustomerState state = telling.stories().find(customerId);
    if (state.erased()) {
      telling.giveBack(customerId, answer.getDrawn());
      return;
    }
    Published published =
        PreparedRecords.published(answer.getOutcome())
            .about(customerId)
            .drawing(BudgetDraws.of(answer.getDrawn(), answer.getUsed()));
    CustomerState counted = counted(state, answer, published);
    Long received = answer.getReceivedAtMillis();
    Telling.About about =
        new Telling.About(customerId, received == null ? null : Instant.ofEpochMilli(received));
    telling.stories().keep(customerId, telling.tell(about, counted, published, answer.getDrawn()));
  }

  /** What turns into a proposal reserves no goodwill; what is owed all the same is given. */
  private static CustomerState counted(
      CustomerState state, DrawAnswered answer, Published published) {
    String decisionId = answer.getDecisionId();
    if (answer.getGranted()) {
      return state.confirm(decisionId);
    }
    return published.anew() || published.gestures().isEmpty()
        ? Settling.refused(state, decisionId, published.pending() != null)
        : Settling.withoutGoodwill(state, decisionId, published.givesGoodwill());
  }
}
