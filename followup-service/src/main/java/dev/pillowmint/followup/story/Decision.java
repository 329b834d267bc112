package dev.pillowmint.followup.story;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.followup.plan.EventRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about a moment, as told last.
 *
 * @param id stable
 * @param revision rises with every telling, from 0
 * @param customerId whose moment
 * @param decidedAt when
 * @param cause the moment
 * @param result what was decided
 * @param words for people
 * @param worth in money
 */
public record Decision(
    String id,
    int revision,
    String customerId,
    Instant decidedAt,
    Cause cause,
    Result result,
    Words words,
    Worth worth) {
  /** Declined without anybody meaning it so: there was no room, or something was not known. */
  private static final Set<String> NOT_MEANT =
      Set.of(
          "facts-not-stated",
          "customer-cap",
          "budget-exhausted",
          "no-rate",
          "no-value",
          "not-computable",
          "amount-out-of-range",
          "too-many-proposals");

  /** The same of that customer. */
  public Decision of(String customer) {
    return new Decision(id, revision, customer, decidedAt, cause, result, words, worth);
  }

  /** What a decision says. */
  public enum Outcome {
    GRANTED,
    PROPOSED,
    DECLINED
  }

  /**
   * The moment that was decided on.
   *
   * @param rule of the policy
   */
  public record Cause(
      EventRef event, String type, Instant at, String policy, int policyVersion, String rule) {}

  /**
   * What was decided.
   *
   * @param reason a stable code
   * @param gestures given, or proposed
   * @param question who is asked; null: nobody
   * @param staffId who had a hand in it; null: nobody
   */
  public record Result(
      Outcome outcome,
      String reason,
      List<Chosen> gestures,
      @Nullable Question question,
      @Nullable String staffId) {
    public Result {
      gestures = List.copyOf(gestures);
    }
  }

  /**
   * Who is asked.
   *
   * @param role of a policy, e.g. {@code care-lead}
   * @param answerBy then the next in line is asked; null: no matter when
   */
  public record Question(String role, @Nullable Instant answerBy) {}

  /**
   * A gesture that was chosen.
   *
   * @param kind REFUND, GIFT or CALLBACK
   * @param owed whether the customer is entitled to it
   * @param amount what it costs; null: it has no price
   * @param form as what; null: nothing special
   * @param until when it lapses; null: never
   * @param points how many, if it is points
   * @param role who carries it out; null: whoever does such things
   */
  public record Chosen(
      String id,
      String kind,
      boolean owed,
      @Nullable Amount amount,
      String description,
      @Nullable String form,
      @Nullable Instant until,
      @Nullable Long points,
      @Nullable String role) {}

  /**
   * For people.
   *
   * @param explanation the steps that led there, in order
   * @param staff what happened; null: not said
   * @param customer what the customer may be told; null: not said
   */
  public record Words(List<String> explanation, @Nullable String staff, @Nullable String customer) {
    public Words {
      explanation = List.copyOf(explanation);
    }
  }

  /**
   * In money.
   *
   * @param atRisk what not acting risks; null: no estimate
   * @param forgone what would have been given; null: not known, or given
   * @param draws what it took from budgets
   */
  public record Worth(@Nullable Amount atRisk, @Nullable Amount forgone, List<Draw> draws) {
    public Worth {
      draws = List.copyOf(draws);
    }
  }

  /**
   * What was taken from a budget. Of money and of gestures, one is told.
   *
   * @param used what the period has given with this
   * @param limit what it allows
   */
  public record Draw(
      String budget,
      String period,
      @Nullable Amount amount,
      @Nullable Amount used,
      @Nullable Amount limit,
      @Nullable Long usedCount,
      @Nullable Long limitCount) {}

  /** Whether a person is asked. */
  public boolean isProposed() {
    return result.outcome == Outcome.PROPOSED;
  }

  /**
   * Whether it was missed so that a person may make it good. What the policy or a person meant, and
   * what is withheld to learn, is not; what is handed over to somebody is.
   */
  public boolean isMissed() {
    return result.outcome == Outcome.DECLINED
        && (result.question != null || NOT_MEANT.contains(result.reason));
  }

  /** What missing it may cost: the estimate, else what would have been given. */
  public @Nullable Amount stake() {
    return worth.atRisk != null ? worth.atRisk : worth.forgone;
  }

  /** What the goodwill that waits for a yes costs together; empty: no price, or no one currency. */
  public Optional<Amount> price() {
    List<Amount> prices =
        result.gestures.stream()
            .filter(gesture -> !gesture.owed)
            .flatMap(gesture -> Stream.ofNullable(gesture.amount))
            .toList();
    boolean oneCurrency = prices.stream().map(Amount::currency).distinct().count() == 1;
    return oneCurrency
        ? prices.stream().reduce((a, b) -> new Amount(a.value().add(b.value()), a.currency()))
        : Optional.empty();
  }
}
