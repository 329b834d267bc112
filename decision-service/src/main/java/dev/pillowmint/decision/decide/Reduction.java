package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes money off gestures, in the policy's currency. */
final class Reduction {
  private final Situation situation;

  Reduction(Situation situation) {
    this.situation = situation;
  }

  /** The gestures, together less by the amount, the first ones first; none below zero. */
  List<Chosen> by(BigDecimal less, List<Chosen> gestures) {
    List<Chosen> left = new ArrayList<>();
    BigDecimal rest = less;
    for (Chosen gesture : gestures) {
      BigDecimal cost = situation.cost(gesture);
      BigDecimal taken = cost.min(rest).max(BigDecimal.ZERO);
      rest = rest.subtract(taken);
      costing(gesture, cost, cost.subtract(taken), left);
    }
    return left;
  }

  /** The gestures, together at most the amount, the highest first; in their own order. */
  List<Chosen> within(BigDecimal most, List<Chosen> gestures) {
    Map<String, BigDecimal> given = new HashMap<>();
    BigDecimal rest = most.max(BigDecimal.ZERO);
    List<Chosen> highestFirst =
        gestures.stream().sorted((a, b) -> situation.cost(b).compareTo(situation.cost(a))).toList();
    for (Chosen gesture : highestFirst) {
      BigDecimal part = situation.cost(gesture).min(rest);
      rest = rest.subtract(part);
      given.put(gesture.id(), part);
    }
    List<Chosen> left = new ArrayList<>();
    for (Chosen gesture : gestures) {
      BigDecimal part = given.getOrDefault(gesture.id(), BigDecimal.ZERO);
      costing(gesture, situation.cost(gesture), part, left);
    }
    return left;
  }

  /** What the gestures cost together. */
  BigDecimal sum(List<Chosen> gestures) {
    return gestures.stream().map(situation::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void costing(Chosen gesture, BigDecimal cost, BigDecimal now, List<Chosen> left) {
    Amount amount = gesture.offer().amount();
    if (amount == null || now.compareTo(cost) == 0) {
      left.add(gesture);
    } else if (now.signum() > 0) {
      left.add(gesture.costing(situation.inBase(now)));
    }
  }
}
