package dev.pillowmint.decision.policy;

import dev.pillowmint.decision.customer.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
   */
  public record Step(Event event, @Nullable Expectation expectation) {}

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
