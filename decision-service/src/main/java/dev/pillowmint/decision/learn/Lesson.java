package dev.pillowmint.decision.learn;

import dev.pillowmint.catalogue.Amount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing to learn from. It names no customer. */
public sealed interface Lesson {

  /** What it counts for. */
  RuleDay of();

  /**
   * A decision was told.
   *
   * @param first false: it was told before, and this is what came of a question to a person
   * @param outcome what was decided
   * @param reason why, as a stable code
   * @param costs what is given now
   * @param staffId who offered it or said yes; null: the policy did
   */
  record Told(
      RuleDay of,
      boolean first,
      Outcome outcome,
      String reason,
      List<Cost> costs,
      @Nullable String staffId)
      implements Lesson {
    public Told {
      costs = List.copyOf(costs);
    }
  }

  /** What was decided. */
  enum Outcome {
    /** Something is given. */
    GRANTED,
    /** A person is asked. */
    PROPOSED,
    /** Nothing is given. */
    DECLINED
  }

  /**
   * What a gesture costs.
   *
   * @param ledger goodwill or entitlement
   */
  record Cost(String ledger, Amount amount) {}

  /**
   * A trial began.
   *
   * @param arm treated or control
   * @param watches how long each outcome is waited for, by its name
   */
  record Tried(RuleDay of, String arm, Map<String, Duration> watches) implements Lesson {
    public Tried {
      watches = Map.copyOf(watches);
    }
  }

  /**
   * An outcome was seen.
   *
   * @param arm treated or control
   * @param outcome its name
   */
  record Showed(RuleDay of, String arm, String outcome) implements Lesson {}
}
