package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.customer.Grant;
import dev.pillowmint.decision.policy.Approval;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is decided about a moment, and why. */
public sealed interface Decision {

  /** What it is about. */
  Moment moment();

  /** The steps that led here, in words, in order. */
  List<String> explanation();

  /** Why, as a stable code. */
  String reason();

  /** Gestures that are given. */
  List<Chosen> given();

  /** The role that is asked, or that sees to it instead; null: nobody. */
  @Nullable String role();

  /**
   * The gestures are given; at once, or once a budget has said yes.
   *
   * @param moment what it is about
   * @param explanation why
   * @param given all of them
   * @param counted against the customer's caps; null: nothing
   * @param draws what budgets must say yes to first, all of them; none: nothing
   * @param otherwise what stands if a budget says no, by the budget's name
   */
  record Granted(
      Moment moment,
      List<String> explanation,
      List<Chosen> given,
      @Nullable Grant counted,
      List<Draw> draws,
      Map<String, Decision> otherwise)
      implements Decision {

    public Granted {
      draws = List.copyOf(draws);
      otherwise = Map.copyOf(otherwise);
    }

    /** What counts against the customer's caps, reserved while budgets are asked; null: nothing. */
    public @Nullable Grant goodwill() {
      return counted == null || draws.isEmpty()
          ? counted
          : counted.reservedFor(moment.decisionId());
    }

    @Override
    public String reason() {
      return "granted";
    }

    @Override
    public @Nullable String role() {
      return null;
    }
  }

  /**
   * A person has to say yes first.
   *
   * @param moment what it is about
   * @param explanation why
   * @param proposed what waits for the yes
   * @param given what does not wait: it is owed, or costs nothing
   * @param awaits whom or what it waits for
   */
  record Proposed(
      Moment moment,
      List<String> explanation,
      List<Chosen> proposed,
      List<Chosen> given,
      Awaits awaits)
      implements Decision {
    @Override
    public String reason() {
      return awaits.reason();
    }

    @Override
    public String role() {
      return awaits.role();
    }
  }

  /**
   * Whom or what a proposal waits for.
   *
   * @param reason why, as a stable code
   * @param role who decides
   * @param facts that are to be stated or shown; empty: a yes is enough
   * @param within how long that may take; null: as long as an answer usually may
   */
  record Awaits(String reason, String role, List<String> facts, @Nullable Duration within) {
    /** Goodwill needs a yes. */
    static final String NEEDS_APPROVAL = "needs-approval";

    public Awaits {
      facts = List.copyOf(facts);
    }

    /** A yes. */
    static Awaits approval(Approval.Step first) {
      return new Awaits(NEEDS_APPROVAL, first.role(), List.of(), first.answerWithin());
    }

    /** How long they have to answer. */
    public Duration answerWithin() {
      return within == null ? Approval.ANSWER_WITHIN : within;
    }
  }

  /**
   * A moment was seen and not acted on.
   *
   * @param moment what it is about
   * @param explanation why
   * @param reason why, as a stable code
   * @param handOver the role that sees to it instead; null: nobody
   */
  record Declined(Moment moment, List<String> explanation, String reason, @Nullable String handOver)
      implements Decision {
    @Override
    public List<Chosen> given() {
      return List.of();
    }

    @Override
    public @Nullable String role() {
      return handOver;
    }
  }
}
