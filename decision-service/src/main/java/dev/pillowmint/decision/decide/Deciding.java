package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.policy.Facts;
import dev.pillowmint.decision.policy.NoRateException;
import dev.pillowmint.decision.policy.Offer;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.Recognition;
import java.util.List;
import java.util.Optional;

/** Decides about one event of one customer. */
public final class Deciding {
  private Deciding() {}

  /**
   * Empty: no rule recognises a moment in the event. Depends on its arguments only.
   *
   * @param customer before the event
   */
  public static Optional<Decision> decide(Policy policy, CustomerState customer, Event event) {
    Facts facts = new Facts(event, customer, policy.rates());
    Recognition recognition = Recognition.of(policy, event.type(), facts);
    if (recognition.match().isEmpty()) {
      return Optional.empty();
    }
    Recognition.Match match = recognition.match().get();
    return Optional.of(decide(policy, customer, event, match, recognition.passedOver()));
  }

  private static Decision decide(
      Policy policy,
      CustomerState customer,
      Event event,
      Recognition.Match match,
      List<String> passedOver) {
    String rule = match.rule().name();
    Moment moment =
        new Moment(
            Ids.of(event.source(), event.id(), rule), event, policy.name(), policy.version(), rule);
    Explanation explanation = Explanation.of(passedOver).then(match.because());
    if (match.declined() != null) {
      return new Decision.Declined(
          moment, explanation.then(String.valueOf(match.explanation())).steps(), match.declined());
    }
    List<Chosen> chosen = choose(moment, match.offers());
    try {
      return new Weighing(policy, customer, moment, match.rule(), explanation).weigh(chosen);
    } catch (NoRateException e) {
      return Outcomes.without(
          moment,
          chosen,
          explanation.then("Goodwill is not weighed: " + e.getMessage() + "."),
          "no-rate");
    }
  }

  private static List<Chosen> choose(Moment moment, List<Offer> offers) {
    Chosen[] chosen = new Chosen[offers.size()];
    Event event = moment.event();
    for (int i = 0; i < chosen.length; i++) {
      Offer offer = offers.get(i);
      chosen[i] =
          new Chosen(
              Ids.of(event.source(), event.id(), moment.rule(), i),
              offer,
              event.time().plus(offer.within()));
    }
    return List.of(chosen);
  }

  /** What the goodwill among the gestures costs together, in the policy's currency. */
  static Amount cost(Policy policy, List<Chosen> chosen) {
    Amount sum = null;
    for (Chosen gesture : chosen) {
      Amount amount = gesture.offer().amount();
      if (gesture.offer().costsGoodwill() && amount != null) {
        Amount more = policy.rates().inBase(amount);
        sum = sum == null ? more : new Amount(sum.value().add(more.value()), sum.currency());
      }
    }
    return sum == null ? Amount.ofMinor(0, policy.rates().base().getCurrencyCode()) : sum;
  }
}
