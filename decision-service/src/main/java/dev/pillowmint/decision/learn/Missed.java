package dev.pillowmint.decision.learn;

import dev.pillowmint.catalogue.Amount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A moment that was not acted on.
 *
 * @param decisionId of the decision; of an event no rule saw, what its decision would have had
 * @param customerId whose
 * @param missedAt when it was decided
 * @param event what happened
 * @param rule that declined it; null: no rule saw it
 * @param reason why, as a stable code
 * @param onPurpose whether the policy or a person meant it so
 * @param stake what it may have cost
 * @param explanation the steps that led there, in words
 * @param actedOn who made it good since; null: nobody
 */
public record Missed(
    String decisionId,
    String customerId,
    Instant missedAt,
    Happened event,
    @Nullable RuleName rule,
    String reason,
    boolean onPurpose,
    Stake stake,
    List<String> explanation,
    @Nullable ActedOn actedOn) {

  /** The reason of an event that no rule saw. */
  public static final String NO_RULE = "no-rule";

  public Missed {
    explanation = List.copyOf(explanation);
  }

  /** The event, by its identity. */
  public record Happened(String source, String id, String type, Instant time) {}

  /** A rule of a version of a policy. */
  public record RuleName(String policy, int version, String name) {}

  /**
   * What not acting may have cost.
   *
   * @param atRisk the rule's own estimate; null: it has none
   * @param forgone what would have been given; null: not known
   */
  public record Stake(@Nullable Amount atRisk, @Nullable Amount forgone) {
    /** Nothing is known. */
    public static final Stake UNKNOWN = new Stake(null, null);
  }

  /**
   * Who made it good.
   *
   * @param staffId who
   * @param role their role; null: not stated
   * @param at when
   */
  public record ActedOn(String staffId, @Nullable String role, Instant at) {}

  /** Made good. */
  public Missed actedOn(ActedOn by) {
    return new Missed(
        decisionId,
        customerId,
        missedAt,
        event,
        rule,
        reason,
        onPurpose,
        stake,
        explanation,
        actedOn == null ? by : actedOn);
  }

  /** Nobody made it good after all. */
  public Missed open() {
    return new Missed(
        decisionId, customerId, missedAt, event, rule, reason, onPurpose, stake, explanation, null);
  }

  /** Where it stands among all, by time. */
  public Position position() {
    return new Position(missedAt, decisionId);
  }

  /**
   * A place in the order of time.
   *
   * @param at when it was decided
   * @param decisionId which, among those of one instant
   */
  public record Position(Instant at, String decisionId) implements Comparable<Position> {
    @Override
    public int compareTo(Position other) {
      int byTime = at.compareTo(other.at);
      return byTime == 0 ? decisionId.compareTo(other.decisionId) : byTime;
    }
  }
}
