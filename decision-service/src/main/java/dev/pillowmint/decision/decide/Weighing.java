package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Grant;
import dev.pillowmint.decision.policy.Approval;
import dev.pillowmint.decision.policy.BudgetLimit;
import dev.pillowmint.decision.policy.Caps;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.Rule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Weighs a choice against approval, caps and budget, in this order. Only goodwill is weighed. */
final class Weighing {
  private final Policy policy;
  private final CustomerState customer;
  private final Moment moment;
  private final Rule rule;
  private final Explanation explanation;

  Weighing(
      Policy policy, CustomerState customer, Moment moment, Rule rule, Explanation explanation) {
    this.policy = policy;
    this.customer = customer;
    this.moment = moment;
    this.rule = rule;
    this.explanation = explanation;
  }

  Decision weigh(List<Chosen> chosen) {
    List<Chosen> goodwill = Outcomes.thatCost(chosen, true);
    if (goodwill.isEmpty()) {
      return granted(chosen);
    }
    Amount cost = Deciding.cost(policy, chosen);
    Approval approval = rule.approval();
    if (approval != null && cost.value().compareTo(approval.above().value()) > 0) {
      return proposed(chosen, goodwill, cost, approval);
    }
    Caps caps = policy.caps();
    return caps == null || fits(caps, goodwill.size(), cost)
        ? granted(chosen, goodwill.size(), cost)
        : Outcomes.without(moment, chosen, capped(caps), "customer-cap");
  }

  private Decision granted(List<Chosen> chosen) {
    return new Decision.Granted(
        moment, Outcomes.given(explanation, chosen).steps(), chosen, null, null, null);
  }

  private Decision granted(List<Chosen> chosen, int gestures, Amount cost) {
    BudgetLimit budget = rule.budget();
    Instant time = moment.event().time().truncatedTo(ChronoUnit.SECONDS);
    Explanation steps = Outcomes.given(explanation, chosen);
    if (budget == null) {
      Grant grant = new Grant(null, time, gestures, cost);
      return new Decision.Granted(moment, steps.steps(), chosen, grant, null, null);
    }
    Draw draw = Draw.of(budget, moment, cost);
    String room = "The " + draw.budget() + " budget for " + draw.period() + " has room.";
    String exhausted =
        "The "
            + draw.budget()
            + " budget of "
            + draw.limit()
            + " for "
            + draw.period()
            + " has no "
            + cost
            + " left.";
    return new Decision.Granted(
        moment,
        steps.then(room).steps(),
        chosen,
        new Grant(moment.decisionId(), time, gestures, cost),
        draw,
        Outcomes.without(moment, chosen, explanation.then(exhausted), "budget-exhausted"));
  }

  private Decision proposed(
      List<Chosen> chosen, List<Chosen> goodwill, Amount cost, Approval approval) {
    List<Chosen> given = Outcomes.thatCost(chosen, false);
    Explanation steps =
        Outcomes.given(explanation, chosen)
            .then(
                "%s of goodwill is above %s: a %s decides."
                    .formatted(cost, approval.above(), approval.role()));
    return new Decision.Proposed(moment, steps.steps(), goodwill, given);
  }

  private boolean fits(Caps caps, int gestures, Amount cost) {
    Instant time = moment.event().time();
    List<Grant> near = customer.goodwill().near(time, caps.within());
    int count = gestures;
    BigDecimal sum = cost.value();
    for (Grant grant : near) {
      count += grant.gestures();
      sum = sum.add(policy.rates().inBase(grant.amount()).value());
    }
    return customer.goodwill().remembers(time, caps.within())
        && (caps.gestures() == null || count <= caps.gestures())
        && (caps.amount() == null || sum.compareTo(caps.amount().value()) <= 0);
  }

  private Explanation capped(Caps caps) {
    List<Grant> near = customer.goodwill().near(moment.event().time(), caps.within());
    String limit =
        caps.amount() == null
            ? caps.gestures() + " gestures"
            : caps.gestures() == null
                ? caps.amount().toString()
                : caps.gestures() + " gestures and " + caps.amount();
    return explanation.then(
        "The customer's goodwill of %s in %d days is used up: %d gestures were given."
            .formatted(
                limit, caps.within().toDays(), near.stream().mapToInt(Grant::gestures).sum()));
  }
}
