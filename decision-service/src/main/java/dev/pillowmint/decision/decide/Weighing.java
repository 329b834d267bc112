package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.customer.Grant;
import dev.pillowmint.decision.policy.Approval;
import dev.pillowmint.decision.policy.BudgetLimit;
import dev.pillowmint.decision.policy.Leeway;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.Rule;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Weighs a choice against approval (or, of what staff offer, their leeway), caps and budgets, in
 * this order. Only goodwill is weighed.
 */
final class Weighing {
  /** Staff give something of their own accord. */
  static final String STAFF_OFFER = "gesture.offered-by-staff";

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
      return new Decision.Granted(
          moment, Outcomes.given(explanation, chosen), chosen, null, List.of(), Map.of());
    }
    Draw.Cost cost = new Draw.Cost(Deciding.cost(policy, chosen, moment.at()), goodwill.size());
    Leeway leeway = policy.leeway();
    boolean offered = moment.event().type().equals(STAFF_OFFER);
    if (leeway != null && offered) {
      return offered(leeway, chosen, goodwill, cost);
    }
    Approval approval = rule.approval();
    if (offered && approval == null) {
      return proposed(chosen, goodwill, "Nobody has leeway", usual().first(cost.amount()));
    }
    if (approval != null && approval.needs(cost.amount())) {
      String above = "%s of goodwill is above %s".formatted(cost.amount(), approval.above());
      return proposed(chosen, goodwill, above, approval.first(cost.amount()));
    }
    return capped(chosen, cost, null, Map.of());
  }

  private Decision offered(
      Leeway leeway, List<Chosen> chosen, List<Chosen> goodwill, Draw.Cost cost) {
    Event event = moment.event();
    String staffId = event.text("staffId").orElse("");
    @Nullable String role = event.text("role").orElse(null);
    Approval approval = rule.approval() == null ? usual() : rule.approval();
    Approval.Step first = approval.first(cost.amount());
    Leeway.Allowance allowance = leeway.of(staffId, role).orElse(null);
    if (allowance == null) {
      String none =
          "%s has no leeway as %s".formatted(staffId, role == null ? "nobody in particular" : role);
      return proposed(chosen, goodwill, none, first);
    }
    if (allowance.perGesture() != null && tooDear(goodwill, allowance.perGesture())) {
      String dear = "The leeway of %s is %s per gesture".formatted(staffId, allowance.perGesture());
      return proposed(chosen, goodwill, dear, first);
    }
    Draw draw = new Draws(moment.at(), cost).on(allowance, staffId);
    String full = draw.refusal().replaceFirst("\\.$", "");
    return capped(
        chosen, cost, draw, Map.of(draw.budget(), proposed(chosen, goodwill, full, first)));
  }

  private Approval usual() {
    return Approval.usual(policy.rates().base());
  }

  private boolean tooDear(List<Chosen> goodwill, dev.pillowmint.catalogue.Amount most) {
    return goodwill.stream()
        .map(gesture -> Deciding.cost(policy, List.of(gesture), moment.at()).value())
        .anyMatch(cost -> cost.compareTo(most.value()) > 0);
  }

  /**
   * @param leeway drawn on besides the budgets; null: none
   */
  private Decision capped(
      List<Chosen> chosen, Draw.Cost cost, @Nullable Draw leeway, Map<String, Decision> beyond) {
    Capping capping = new Capping(policy, customer, moment.at());
    if (!capping.hasRoomFor(cost)) {
      return Outcomes.without(moment, chosen, explanation.then(capping.refusal()), "customer-cap");
    }
    Draws wanted = new Draws(moment.at(), cost);
    Optional<List<Draw>> budgets = wanted.on(rule.budgets(), stated());
    if (budgets.isEmpty()) {
      return Outcomes.without(
          moment,
          chosen,
          explanation.then("What a budget is for each of is not stated."),
          "facts-not-stated");
    }
    if (leeway == null) {
      return granted(chosen, cost, budgets.get(), beyond);
    }
    List<Draw> draws = new ArrayList<>(budgets.get());
    draws.addFirst(leeway);
    return granted(chosen, cost, draws, beyond);
  }

  /** The event's texts, if a budget is each of one. */
  private Map<String, String> stated() {
    for (BudgetLimit budget : rule.budgets()) {
      if (budget.isEach()) {
        return moment.event().statedTexts();
      }
    }
    return Map.of();
  }

  private Decision granted(
      List<Chosen> chosen, Draw.Cost cost, List<Draw> draws, Map<String, Decision> beyond) {
    Explanation steps = Outcomes.given(explanation, chosen);
    Map<String, Decision> otherwise = beyond;
    for (Draw draw : draws) {
      steps = steps.then(draw::room);
      otherwise = with(otherwise, chosen, draw);
      if (draw.reserve() != null) {
        otherwise = with(otherwise, chosen, draw.reserve());
      }
    }
    Grant goodwill =
        new Grant(
            null, moment.at().truncatedTo(ChronoUnit.SECONDS), cost.gestures(), cost.amount());
    return new Decision.Granted(moment, steps, chosen, goodwill, draws, otherwise);
  }

  /** With what stands if the draw is refused. */
  private Map<String, Decision> with(
      Map<String, Decision> otherwise, List<Chosen> chosen, Draw draw) {
    if (otherwise.containsKey(draw.budget())) {
      return otherwise;
    }
    Decision refused =
        Outcomes.without(moment, chosen, explanation.then(draw::refusal), "budget-exhausted");
    if (otherwise.isEmpty()) {
      return Map.of(draw.budget(), refused);
    }
    Map<String, Decision> more = new HashMap<>(otherwise);
    more.put(draw.budget(), refused);
    return more;
  }

  private Decision proposed(
      List<Chosen> chosen, List<Chosen> goodwill, String why, Approval.Step first) {
    List<Chosen> given = chosen.stream().filter(c -> !goodwill.contains(c)).toList();
    Explanation steps = Outcomes.given(explanation, chosen);
    Optional<String> room = new Capping(policy, customer, moment.event().time()).room();
    if (room.isPresent()) {
      steps = steps.then("This customer may still be given %s of goodwill.".formatted(room.get()));
    }
    steps = steps.then("%s: a %s decides.".formatted(why, first.role()));
    return new Decision.Proposed(moment, steps, goodwill, given, Decision.Awaits.approval(first));
  }
}
