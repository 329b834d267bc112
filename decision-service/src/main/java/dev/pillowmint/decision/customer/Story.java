package dev.pillowmint.decision.customer;

import dev.pillowmint.catalogue.Amount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a customer, what was decided and why.
 *
 * @param customerId whose
 * @param state what is known of them
 * @param decisions newest first
 */
public record Story(String customerId, CustomerState state, List<Told> decisions) {

  public Story {
    decisions = List.copyOf(decisions);
  }

  /** A decision that stands. */
  public record Told(
      String id,
      String eventType,
      String eventSource,
      String eventId,
      Instant eventTime,
      Instant decidedAt,
      String policy,
      int policyVersion,
      String rule,
      String outcome,
      String reason,
      List<String> explanation,
      List<Given> gestures,
      @Nullable Amount atRisk,
      @Nullable String staffText,
      @Nullable String customerText,
      @Nullable String arm) {

    public Told {
      explanation = List.copyOf(explanation);
      gestures = List.copyOf(gestures);
    }
  }

  /** A gesture of a decision. */
  public record Given(
      String gestureId, String kind, String ledger, @Nullable Amount amount, String description) {}
}
