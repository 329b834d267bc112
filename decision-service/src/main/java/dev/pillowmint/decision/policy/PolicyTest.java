package dev.pillowmint.decision.policy;

import dev.pillowmint.decision.customer.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An example that a policy has to decide as its author expects.
 *
 * @param file the document it stands in
 * @param line of the document, from 1
 * @param name for people
 * @param facts what is known beforehand: folded into the customer, not decided
 * @param earlier events before the first step, decided in turn
 * @param steps in the order they happen
 */
public record PolicyTest(
    String file, int line, String name, List<Event> facts, List<Event> earlier, List<Step> steps) {

  public PolicyTest {
    facts = List.copyOf(facts);
    earlier = List.copyOf(earlier);
    steps = List.copyOf(steps);
  }

  /**
   * Something that happens, and what is expected of it.
   *
   * @param event what happens
   * @param expectation null: nothing in particular
   * @param about the earlier decision that it speaks of; null: it happens by itself
   */
  public record Step(Event event, @Nullable Expectation expectation, @Nullable About about) {}

  /**
   * An earlier decision of the same test.
   *
   * @param step whose, from 0
   * @param gesture which of its gestures, given and then proposed, from 0
   * @param attributes that are to name it: that of a decision, of a gesture or of a promise
   */
  public record About(int step, int gesture, Set<String> attributes) {
    public About {
      attributes = Set.copyOf(attributes);
    }
  }

  /**
   * What is expected of a decision. Null or empty: anything will do.
   *
   * @param outcome {@code granted}, {@code proposed}, {@code declined} or {@code none}
   * @param rule that decides
   * @param reason as a stable code
   * @param role that is asked, or that it is handed over to
   * @param explains texts that the explanation holds
   * @param gestures all that are given or proposed, in order; each by field, as a policy spells it
   */
  public record Expectation(
      @Nullable String outcome,
      @Nullable String rule,
      @Nullable String reason,
      @Nullable String role,
      List<String> explains,
      @Nullable List<Map<String, String>> gestures) {

    public Expectation {
      explains = List.copyOf(explains);
      gestures = gestures == null ? null : List.copyOf(gestures);
    }
  }

  /** When the first step happens. */
  public Instant begins() {
    return steps.getFirst().event().time();
  }
}
