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

  /**
   * A decision that stands.
   *
   * @param revision how often it was told again
   * @param role that is asked, or that sees to it instead; null: nobody
   * @param answerBy by when they are asked to answer; null: nobody is asked
   * @param draws what it took from budgets
   */
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
      @Nullable String arm,
      int revision,
      @Nullable String role,
      @Nullable Instant answerBy,
      List<Drawn> draws) {

    public Told {
      draws = List.copyOf(draws);
      explanation = List.copyOf(explanation);
      gestures = List.copyOf(gestures);
    }
  }

  /**
   * What a decision took from a budget.
   *
   * @param period which, e.g. {@code 2026-11}; of a rolling one its length, e.g. {@code P30D}
   * @param amount how much; null: the budget counts gestures only
   * @param limit how much it allows; null: as above
   * @param used how much it has given with this; null: as above
   * @param limitCount how many gestures it allows; null: it counts money only
   * @param usedCount how many it has given with this; null: as above
   */
  public record Drawn(
      String budget,
      String period,
      @Nullable Amount amount,
      @Nullable Amount limit,
      @Nullable Amount used,
      @Nullable Long limitCount,
      @Nullable Long usedCount) {}

  /**
   * A gesture of a decision.
   *
   * @param form as what, e.g. {@code voucher}; null: nothing special
   * @param until when it lapses; null: never
   * @param points how many; null: it is no points
   * @param role who carries it out; null: whoever does such things
   */
  public record Given(
      String gestureId,
      String kind,
      String ledger,
      @Nullable Amount amount,
      String description,
      @Nullable String form,
      @Nullable Instant until,
      @Nullable Long points,
      @Nullable String role) {}
}
