package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Grant;
import dev.pillowmint.decision.policy.Caps;
import dev.pillowmint.decision.policy.Policy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    Draw.Cost given = given(caps);
    int count = cost.gestures() + given.gestures();
    BigDecimal sum = cost.amount().value().add(given.amount().value());
    return customer.goodwill().remembers(time, caps.within())
        && (caps.gestures() == null || count <= caps.gestures())
        && (caps.amount() == null || sum.compareTo(caps.amount().value()) <= 0);
  }

  /** What may still be given to the customer, for a person; empty: no cap binds it. */
  Optional<String> room() {
    Caps caps = policy.caps();
    if (caps == null) {
      return Optional.empty();
    }
    Draw.Cost given = given(caps);
    List<String> left = new ArrayList<>();
    if (caps.amount() != null) {
      BigDecimal rest = caps.amount().value().subtract(given.amount().value()).max(BigDecimal.ZERO);
      left.add(new Amount(rest, given.amount().currency()).toString());
    }
    if (caps.gestures() != null) {
      int rest = Math.max(0, caps.gestures() - given.gestures());
      left.add(rest == 1 ? "1 gesture" : rest + " gestures");
    }
    return Optional.of(
        left.isEmpty() || !customer.goodwill().remembers(time, caps.within())
            ? "nothing that is known of"
            : String.join(" and ", left));
  }

  private Draw.Cost given(Caps caps) {
    int count = 0;
    BigDecimal sum = BigDecimal.ZERO;
    for (Grant grant : customer.goodwill().near(time, caps.within())) {
      count += grant.gestures();
      sum = sum.add(policy.rates().inBase(grant.amount(), grant.time()).value());
    }
    return new Draw.Cost(new Amount(sum, policy.rates().base()), count);
  }

  /** Why there is no room, for a person. */
  String refusal() {
    Caps caps = policy.caps();
    if (caps == null) {
      return "";
    }
    int given = given(caps).gestures();
    String limit =
        caps.amount() == null
            ? caps.gestures() + " gestures"
            : caps.gestures() == null
                ? caps.amount().toString()
                : caps.gestures() + " gestures and " + caps.amount();
    return "The customer's goodwill of %s in %d days has no room for it: %d gesture%s given, and left is %s."
        .formatted(
            limit,
            caps.within().toDays(),
            given,
            given == 1 ? " was" : "s were",
            room().orElse(""));
  }
}
