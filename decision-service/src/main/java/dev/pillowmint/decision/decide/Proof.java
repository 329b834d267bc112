package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.PolicyTest;
import dev.pillowmint.decision.policy.PolicyTest.Expectation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * How a policy decided a test.
 *
 * @param test which
 * @param decided the decision about each step, in order; empty: no moment
 * @param differences from what was expected; empty: it passed
 */
public record Proof(
    PolicyTest test, List<Optional<Decision>> decided, List<Difference> differences) {

  public Proof {
    decided = List.copyOf(decided);
    differences = List.copyOf(differences);
  }

  /**
   * Something came out other than expected.
   *
   * @param step from 0
   * @param what is compared, e.g. {@code gesture 1, amount}
   * @param expected as a policy spells it
   * @param actual as a policy spells it
   */
  public record Difference(int step, String what, String expected, String actual) {}

  /** Rehearses the test with the policy. */
  public static Proof of(Policy policy, PolicyTest test) {
    return of(policy, test, (event, customer) -> {});
  }

  /**
   * Rehearses the test with the policy.
   *
   * @param watching sees each step's event, and the customer before it
   */
  public static Proof of(
      Policy policy, PolicyTest test, BiConsumer<Event, CustomerState> watching) {
    Rehearsal rehearsal = Rehearsal.ofFew(policy);
    test.facts().forEach(rehearsal::know);
    test.earlier().forEach(rehearsal::decide);
    List<Optional<Decision>> decided = new ArrayList<>();
    List<Difference> differences = new ArrayList<>();
    for (PolicyTest.Step step : test.steps()) {
      Optional<Event> event = event(step, decided, differences);
      Event happens = event.orElse(step.event());
      watching.accept(happens, rehearsal.known(happens.customerId()));
      Optional<Decision> decision = event.flatMap(e -> decided(rehearsal, e, step));
      if (event.isPresent() && step.expectation() != null) {
        new Comparison(decided.size(), differences).compare(step.expectation(), decision);
      }
      decided.add(decision);
    }
    return new Proof(test, decided, differences);
  }

  /** What is said of a decision is answered by that decision, told again. */
  private static Optional<Decision> decided(
      Rehearsal rehearsal, Event event, PolicyTest.Step step) {
    Rehearsal.Heard heard = rehearsal.hear(event);
    return step.about() == null
        ? heard.decision()
        : heard.revised().map(Rehearsal.Revised::after).or(heard::decision);
  }

  /** The step's event, about the decision that it means; empty, and a difference: there is none. */
  private static Optional<Event> event(
      PolicyTest.Step step, List<Optional<Decision>> decided, List<Difference> differences) {
    PolicyTest.About about = step.about();
    if (about == null) {
      return Optional.of(step.event());
    }
    Optional<Event> event = decided.get(about.step()).flatMap(d -> about(d, step.event(), about));
    if (event.isEmpty()) {
      String wanted =
          about.attributes().contains("decisionId")
              ? "a decision"
              : "gesture %d".formatted(about.gesture() + 1);
      differences.add(
          new Difference(decided.size(), "of step %d".formatted(about.step() + 1), wanted, "none"));
    }
    return event;
  }

  private static Optional<Event> about(Decision decision, Event event, PolicyTest.About about) {
    List<Chosen> gestures = Spoken.chosen(decision).toList();
    Map<String, Object> stated = new HashMap<>(event.attributes());
    for (String attribute : about.attributes()) {
      if (attribute.equals("decisionId")) {
        stated.put(attribute, decision.moment().decisionId());
      } else if (about.gesture() < gestures.size()) {
        stated.put(attribute, gestures.get(about.gesture()).id());
      } else {
        return Optional.empty();
      }
    }
    String customer = decision.moment().event().customerId();
    return Optional.of(
        new Event(event.source(), event.id(), event.type(), customer, event.time(), stated));
  }

  /** Whether all came out as expected. */
  public boolean passed() {
    return differences.isEmpty();
  }

  private record Comparison(int step, List<Difference> differences) {

    void compare(Expectation expected, Optional<Decision> decision) {
      same("decision", expected.outcome(), decision.map(Spoken::outcome).orElse("none"));
      same("rule", expected.rule(), decision.map(d -> d.moment().rule()).orElse("none"));
      same("reason", expected.reason(), decision.map(Decision::reason).orElse("none"));
      same("role", expected.role(), decision.map(Decision::role).orElse("none"));
      String explanation = decision.map(d -> String.join(" ", d.explanation())).orElse("none");
      for (String text : expected.explains()) {
        if (!explanation.contains(text)) {
          differences.add(new Difference(step, "explanation", text, explanation));
        }
      }
      if (expected.gestures() != null) {
        gestures(expected.gestures(), decision.map(Spoken::gestures).orElse(List.of()));
      }
    }

    private void gestures(List<Map<String, String>> expected, List<Map<String, String>> actual) {
      for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
        String which = "gesture " + (i + 1);
        if (i >= expected.size()) {
          differences.add(new Difference(step, which, "none", Spoken.brief(actual.get(i))));
        } else if (i >= actual.size()) {
          differences.add(new Difference(step, which, Spoken.brief(expected.get(i)), "none"));
        } else {
          Map<String, String> found = actual.get(i);
          expected
              .get(i)
              .forEach((k, v) -> same(which + ", " + k, v, found.getOrDefault(k, "none")));
        }
      }
    }

    private void same(
        String what, @org.jspecify.annotations.Nullable String expected, String actual) {
      if (expected != null && !expected.equals(actual)) {
        differences.add(new Difference(step, what, expected, actual));
      }
    }
  }
}
