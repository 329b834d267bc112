package dev.pillowmint.decision.decide;

import static dev.pillowmint.decision.decide.Moments.MONDAY;
import static dev.pillowmint.decision.decide.Moments.anEvent;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.policy.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One customer's events, one after the other. */
final class Playing {
  private final Policy policy;
  private CustomerState state = CustomerState.UNKNOWN;
  private int events;

  private Playing(Policy policy) {
    this.policy = policy;
  }

  /** A policy in euros of these top-level words and rules. */
  static Playing of(String document) {
    return new Playing(
        Moments.policy("name: p\nversion: 1\ncurrency: EUR\nrates: {GBP: 1.20}\n" + document));
  }

  /** Days after Monday. */
  Optional<Decision> on(int day, String type, Object... attributes) {
    return on(anEvent("e-" + events++, MONDAY.plus(Duration.ofDays(day)), type, attributes));
  }

  Optional<Decision> on(Event event) {
    Optional<Decision> decision = Deciding.decide(policy, state, event);
    state = Settling.after(policy, state, event, decision);
    return decision;
  }

  /** On Monday. */
  Decision now(String type, Object... attributes) {
    return on(0, type, attributes).orElseThrow();
  }

  Decision day(int day, String type, Object... attributes) {
    return on(day, type, attributes).orElseThrow();
  }

  void confirm(Decision decision) {
    state = state.confirm(decision.moment().decisionId());
  }

  void release(Decision decision) {
    state = state.release(decision.moment().decisionId());
  }

  CustomerState state() {
    return state;
  }

  Policy policy() {
    return policy;
  }

  /** The amounts that are given, as text. */
  static List<String> amounts(Decision decision) {
    return decision.given().stream().map(c -> String.valueOf(c.offer().amount())).toList();
  }
}
