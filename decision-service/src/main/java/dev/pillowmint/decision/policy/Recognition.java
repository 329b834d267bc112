package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a policy sees in an event: the first rule that matches, with what it offers.
 *
 * @param match the rule; empty: no moment
 * @param passedOver rules that could not be judged, in words
 */
public record Recognition(Optional<Match> match, List<String> passedOver) {
  private static final int MOST_PASSED_OVER = 5;

  /**
   * A rule that matches.
   *
   * @param rule which
   * @param because what happened, in words
   * @param offers the gestures; empty if it declines
   * @param declined stable code of why it declines; null: it offers
   * @param explanation why it declines, in words; null: it offers
   */
  public record Match(
      Rule rule,
      String because,
      List<Offer> offers,
      @Nullable String declined,
      @Nullable String explanation) {}

  /** Tries the policy's rules in order. */
  public static Recognition of(Policy policy, String eventType, Facts facts) {
    List<String> passedOver = new ArrayList<>();
    Match withoutRate = null;
    for (Rule rule : policy.candidates(eventType, facts)) {
      Answer answer = judge(rule, facts);
      switch (answer) {
        case Answer.Known known -> {
          if (known.value() instanceof Match match) {
            return new Recognition(Optional.of(match), passedOver);
          }
        }
        case Answer.NotStated unstated ->
            pass(passedOver, rule, "not stated: " + String.join(", ", unstated.names()));
        case Answer.Failed failed -> pass(passedOver, rule, failed.problem());
        case Answer.NoRate noRate -> {
          pass(passedOver, rule, noRate.problem());
          withoutRate = withoutRate == null ? withoutRate(rule, noRate) : withoutRate;
        }
      }
    }
    return new Recognition(Optional.ofNullable(withoutRate), passedOver);
  }

  private static Match withoutRate(Rule rule, Answer.NoRate noRate) {
    return new Match(rule, rule.title() + ".", List.of(), "no-rate", noRate.problem());
  }

  private static void pass(List<String> passedOver, Rule rule, String why) {
    if (passedOver.size() < MOST_PASSED_OVER) {
      passedOver.add("Rule %s was passed over; %s.".formatted(rule.name(), why));
    }
  }

  /** Known: a {@link Match} or false. */
  private static Answer judge(Rule rule, Facts facts) {
    Answer applies = applies(rule.when(), facts);
    if (!applies.equals(Answer.TRUE)) {
      return applies;
    }
    Refusal refusal = rule.refusal();
    if (refusal != null) {
      String text = refusal.text().say(facts);
      return matched(rule, facts, List.of(), refusal.code(), text);
    }
    List<Offer> offers = new ArrayList<>(rule.gestures().size());
    for (Template template : rule.gestures()) {
      Answer offer = offer(template, facts);
      if (!(offer instanceof Answer.Known known)) {
        return offer;
      }
      if (known.value() instanceof Offer offered) {
        offers.add(offered);
      }
    }
    return offers.isEmpty()
        ? matched(rule, facts, List.of(), "nothing-to-give", "There is nothing to give back here.")
        : matched(rule, facts, Collections.unmodifiableList(offers), null, null);
  }

  /** Known: an {@link Offer}, or false if it is not offered here. */
  private static Answer offer(Template template, Facts facts) {
    Answer applies = applies(template.when(), facts);
    Price price = template.price();
    if (applies instanceof Answer.NotStated) {
      return Answer.FALSE;
    }
    if (!applies.equals(Answer.TRUE)) {
      return applies;
    }
    if (price == null) {
      return new Answer.Known(template.offer(facts, null));
    }
    Answer cost = price.ask(facts);
    if (cost instanceof Answer.Known known && known.value() instanceof Money money) {
      Amount amount = money.amount();
      return new Answer.Known(
          amount.value().signum() > 0 ? template.offer(facts, amount) : (Object) false);
    }
    return cost;
  }

  private static Answer applies(@Nullable Expression condition, Facts facts) {
    return condition == null ? Answer.TRUE : condition.ask(facts);
  }

  private static Answer matched(
      Rule rule,
      Facts facts,
      List<Offer> offers,
      @Nullable String declined,
      @Nullable String explanation) {
    return new Answer.Known(
        new Match(rule, rule.because().because(facts, rule.name()), offers, declined, explanation));
  }
}
