package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.customer.Grant;
import java.time.Duration;
import java.util.List;
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

  /**
   * The gestures are given; at once, or once a budget has said yes.
   *
   * @param moment what it is about
   * @param explanation why
   * @param given all of them
   * @param goodwill what counts against the customer's caps; null: nothing
   * @param draw what a budget must say yes to first; null: nothing
   * @param otherwise what stands if the budget says no; null: no draw
   */
  record Granted(
      Moment moment,
      List<String> explanation,
      List<Chosen> given,
      @Nullable Grant goodwill,
      @Nullable Draw draw,
      @Nullable Decision otherwise)
      implements Decision {
    @Override
    public String reason() {
      return "granted";
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
  }

  /**
   * Whom or what a proposal waits for.
   *
   * @param reason why, as a stable code
   * @param role who decides
   * @param facts that are to be stated or shown; empty: a yes is enough
   * @param within how long that may take; null: not limited here
   */
  record Awaits(String reason, String role, List<String> facts, @Nullable Duration within) {
    public Awaits {
      facts = List.copyOf(facts);
    }

    /** A yes. */
    static Awaits approval(String role) {
      return new Awaits("needs-approval", role, List.of(), null);
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
  }
}
