package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.policy.Approval;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A proposal that waits for an answer.
 *
 * @param decisionId which decision
 * @param rule that proposed it
 * @param proposed what each proposed gesture costs, in order
 * @param stated texts of the event that budgets are {@code each} of, by attribute
 * @param question who is asked now
 * @param event while facts of it are awaited, as they are known now; else null
 */
public record Pending(
    String decisionId,
    String rule,
    List<Priced> proposed,
    Map<String, String> stated,
    Question question,
    @Nullable Event event) {

  /** That awaits no facts. */
  public Pending(
      String decisionId,
      String rule,
      List<Priced> proposed,
      Map<String, String> stated,
      Question question) {
    this(decisionId, rule, proposed, stated, question, null);
  }

  public Pending {
    proposed = List.copyOf(proposed);
    stated = Map.copyOf(stated);
  }

  /**
   * What a proposed gesture costs.
   *
   * @param amount in its own currency; null: none
   * @param goodwill whether caps, budgets and approval bind it
   */
  public record Priced(@Nullable Amount amount, boolean goodwill) {
    /** Not given, if it is goodwill. */
    Priced unlessGoodwill() {
      return goodwill && amount != null
          ? new Priced(Amount.ofMinor(0, amount.currency().getCurrencyCode()), true)
          : this;
    }
  }

  /** Whether anything of it is owed or costs nothing. */
  boolean hasOwed() {
    return proposed.stream().anyMatch(gesture -> !gesture.goodwill());
  }

  /**
   * Who is asked.
   *
   * @param reason of the decision while it waits
   * @param role who
   * @param answerWithin how long they have
   * @param unanswered how many were asked before them and did not answer
   * @param awaits facts that have to be verified first; none: a yes is enough
   */
  public record Question(
      String reason, String role, Duration answerWithin, int unanswered, List<String> awaits) {

    /** The last in line did not answer. */
    public static final String OVERDUE = "overdue";

    public Question {
      awaits = List.copyOf(awaits);
    }

    Question awaiting(List<String> left) {
      return new Question(reason, role, answerWithin, unanswered, left);
    }

    /** The same are asked for a yes. */
    Question approval() {
      return new Question(Decision.Awaits.NEEDS_APPROVAL, role, answerWithin, 0, List.of());
    }

    /** They are asked for a yes. */
    static Question approval(Approval.Step first) {
      return new Question(
          Decision.Awaits.NEEDS_APPROVAL, first.role(), first.answerWithin(), 0, List.of());
    }

    Question escalated(Approval.Step next) {
      return new Question(reason, next.role(), next.answerWithin(), unanswered + 1, awaits);
    }

    /** The same are reminded. */
    Question overdue(Duration reminder) {
      return new Question(OVERDUE, role, reminder, unanswered, awaits);
    }
  }
}
