package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Grant;
import dev.pillowmint.decision.policy.Caps;
import dev.pillowmint.decision.policy.Policy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * How much goodwill one customer may still get at a time.
 *
 * @param policy with the caps
 * @param customer before what is weighed
 * @param time of what is weighed
 */
record Capping(Policy policy, CustomerState customer, Instant time) {

  boolean hasRoomFor(Draw.Cost cost) {
    Caps caps = policy.caps();
    if (caps == null) {
      return true;
    }
    List<Grant> near = customer.goodwill().near(time, caps.within());
    int count = cost.gestures();
    BigDecimal sum = cost.amount().value();
    for (Grant grant : near) {
      count += grant.gestures();
      sum = sum.add(policy.rates().inBase(grant.amount(), grant.time()).value());
    }
    return customer.goodwill().remembers(time, caps.within())
        && (caps.gestures() == null || count <= caps.gestures())
        && (caps.amount() == null || sum.compareTo(caps.amount().value()) <= 0);
  }

  /** Why there is no room, for a person. */
  String refusal() {
    Caps caps = policy.caps();
    if (caps == null) {
      return "";
    }
    List<Grant> near = customer.goodwill().near(time, caps.within());
    String limit =
        caps.amount() == null
            ? caps.gestures() + " gestures"
            : caps.gestures() == null
                ? caps.amount().toString()
                : caps.gestures() + " gestures and " + caps.amount();
    return "The customer's goodwill of %s in %d days is used up: %d gestures were given."
        .formatted(limit, caps.within().toDays(), near.stream().mapToInt(Grant::gestures).sum());
  }
}
