package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.policy.Facts;
import dev.pillowmint.decision.policy.Manner;
import dev.pillowmint.decision.policy.NoRateException;
import dev.pillowmint.decision.policy.Offer;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.Recognition;
import dev.pillowmint.decision.policy.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides about one event of one customer. */
public final class Deciding {
  private Deciding() {}

  /**
   * Empty: no rule recognises a moment in the event. Depends on its arguments only.
   *
   * @param customer before the event
   */
  public static Optional<Decision> decide(Policy policy, CustomerState customer, Event event) {
    Facts facts = new Facts(event, customer, policy);
    Recognition recognition = Recognition.of(policy, event.type(), facts);
    return recognition.match().isEmpty()
        ? Optional.empty()
        : Optional.of(decide(policy, customer, event, facts, recognition, false));
  }

  /**
   * The same rule's decision about an event whose facts were shown since. Empty: the rule is gone,
   * or does not apply any more.
   *
   * @param customer as known now, but for the event itself
   * @param event with the facts as they are known now
   * @param at when they were shown
   * @param vouched whether a person answers for what is not shown: then the decision is to be
   *     answered by them, and neither a guard nor an experiment is asked
   */
  static Optional<Decision> again(
      Policy policy,
      CustomerState customer,
      Event event,
      String rule,
      Instant at,
      boolean vouched) {
    Facts facts = new Facts(event, customer, policy, at);
    Recognition recognition = Recognition.of(policy, rule, event.type(), facts);
    return recognition.match().isEmpty()
        ? Optional.empty()
        : Optional.of(decide(policy, customer, event, facts, recognition, vouched));
  }

  private static Decision decide(
      Policy policy,
      CustomerState customer,
      Event event,
      Facts facts,
      Recognition recognition,
      boolean vouched) {
    Recognition.Match match = recognition.match().orElseThrow();
    Rule rule = match.rule();
    List<Chosen> chosen = choose(event, facts.asOf(), rule, match.offers());
    Moment moment =
        new Moment(
            Identity.of(event, rule.name()),
            event,
            policy.name(),
            policy.version(),
            rule.name(),
            facts.asOf(),
            notes(match, facts, forgone(policy, chosen, facts.asOf())));
    Explanation explanation = Explanation.of(recognition.passedOver()).then(match.because());
    if (!match.missing().isEmpty()) {
      return missing(moment, rule, match.missing(), explanation);
    }
    if (match.declined() != null) {
      return new Decision.Declined(
          moment,
          explanation.then(String.valueOf(match.explanation())),
          match.declined(),
          rule.handOver());
    }
    Situation situation =
        new Situation(policy, customer, event, facts, rule, vouched, chosen, match.places());
    Choice choice =
        Stages.consider(situation, new Choice(chosen, explanation, moment.notes(), null));
    return settled(situation, moment.with(choice.notes()), choice);
  }

  private static Notes notes(Recognition.Match match, Facts facts, @Nullable Amount forgone) {
    Rule rule = match.rule();
    String customerText = rule.customerText(facts);
    return new Notes(
        match.staffText(),
        rule.declines() ? null : customerText,
        rule.declines() ? customerText : null,
        null,
        null,
        List.of(),
        forgone);
  }

  private static Decision missing(
      Moment moment, Rule rule, List<String> facts, Explanation explanation) {
    String who =
        switch (rule.clauses().preconditions().notStated()) {
          case ASK -> "the customer is asked";
          case SKIP, PERSON -> "a %s decides".formatted(rule.role());
        };
    String step = "Not stated: %s; %s.".formatted(String.join(", ", facts), who);
    return new Decision.Proposed(
        moment,
        explanation.then(step),
        List.of(),
        List.of(),
        new Decision.Awaits("facts-not-stated", rule.role(), facts, null));
  }

  private static Decision settled(Situation situation, Moment moment, Choice choice) {
    return switch (choice.ending()) {
      case Choice.Refused refused ->
          new Decision.Declined(moment, choice.explanation(), refused.reason(), refused.handOver());
      case Choice.Asked asked -> proposed(moment, choice, asked);
      case null ->
          situation.vouched()
              ? answerable(situation, moment, choice)
              : weighed(situation, moment, choice);
    };
  }

  /** Whoever vouches for it says yes or no to all of it. */
  private static Decision answerable(Situation situation, Moment moment, Choice choice) {
    return proposed(
        moment,
        choice,
        new Choice.Asked(
            Decision.Awaits.NEEDS_APPROVAL,
            situation.rule().role(),
            List.of(),
            null,
            choice.chosen()));
  }

  private static Decision proposed(Moment moment, Choice choice, Choice.Asked asked) {
    List<Chosen> given =
        choice.chosen().stream().filter(c -> !asked.proposed().contains(c)).toList();
    return new Decision.Proposed(
        moment,
        Outcomes.given(choice.explanation(), choice.chosen()),
        asked.proposed(),
        given,
        new Decision.Awaits(asked.reason(), asked.role(), asked.facts(), asked.within()));
  }

  private static Decision weighed(Situation situation, Moment moment, Choice choice) {
    try {
      return new Weighing(
              situation.policy(),
              situation.customer(),
              moment,
              situation.rule(),
              choice.explanation())
          .weigh(choice.chosen());
    } catch (NoRateException e) {
      return Outcomes.without(
          moment,
          choice.chosen(),
          choice.explanation().then("Goodwill is not weighed: " + e.getMessage() + "."),
          "no-rate");
    }
  }

  private static List<Chosen> choose(Event event, Instant at, Rule rule, List<Offer> offers) {
    Chosen[] chosen = new Chosen[offers.size()];
    for (int i = 0; i < chosen.length; i++) {
      Offer offer = offers.get(i);
      chosen[i] = new Chosen(Identity.of(event, rule.name(), i), offer, at.plus(offer.within()));
    }
    return List.of(chosen);
  }

  private static @Nullable Amount forgone(Policy policy, List<Chosen> chosen, Instant time) {
    try {
      Amount cost = cost(policy, chosen, time);
      return cost.value().signum() > 0 ? cost : null;
    } catch (NoRateException e) {
      return null;
    }
  }

  /**
   * What the goodwill among the gestures may cost together, in the policy's currency.
   *
   * @param time whose rates count
   */
  static Amount cost(Policy policy, List<Chosen> chosen, Instant time) {
    Amount sum = null;
    for (int i = 0; i < chosen.size(); i++) {
      Offer offer = chosen.get(i).offer();
      Amount own = offer.amount();
      if (own != null && offer.costsGoodwill()) {
        Amount most = dearest(policy, own, offer, time);
        sum = sum == null ? most : new Amount(sum.value().add(most.value()), sum.currency());
      }
    }
    return sum == null ? Amount.ofMinor(0, policy.rates().base().getCurrencyCode()) : sum;
  }

  /** Whichever alternative the customer chooses. */
  private static Amount dearest(Policy policy, Amount own, Offer offer, Instant time) {
    Amount most = policy.rates().inBase(own, time);
    for (Manner.Alternative alternative : offer.manner().alternatives()) {
      Amount other = policy.rates().inBase(alternative.amount(), time);
      most = other.value().compareTo(most.value()) > 0 ? other : most;
    }
    return most;
  }
}
