package dev.pillowmint.decision.policy;

import java.util.ArrayList;
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
    Match unpriced = null;
    for (Rule rule : policy.rulesOn(eventType)) {
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
          unpriced = unpriced == null ? unpriced(rule, "no-rate", noRate.problem()) : unpriced;
        }
        case Answer.Unpriced none -> {
          pass(passedOver, rule, none.problem());
          unpriced = unpriced == null ? unpriced(rule, none.code(), none.problem()) : unpriced;
        }
      }
    }
    return new Recognition(Optional.ofNullable(unpriced), passedOver);
  }

  private static Match unpriced(Rule rule, String code, String problem) {
    return new Match(rule, rule.title() + ".", List.of(), code, problem);
  }

  private static void pass(List<String> passedOver, Rule rule, String why) {
    if (passedOver.size() < MOST_PASSED_OVER) {
      passedOver.add("Rule %s was passed over; %s.".formatted(rule.name(), why));
    }
  }

  /** Known: a {@link Match} or false. */
  private static Answer judge(Rule rule, Facts facts) {
    Answer applies = applies(rule.when(), facts);
    if (!applies.equals(new Answer.Known(true))) {
      return applies;
    }
    Refusal refusal = rule.refusal();
    if (refusal != null) {
      String text = refusal.text().say(facts);
      return matched(rule, facts, List.of(), refusal.code(), text);
    }
    List<Offer> offers = new ArrayList<>();
    for (Template template : rule.gestures()) {
      Answer offer = Offering.of(template, facts);
      if (!(offer instanceof Answer.Known known)) {
        return offer;
      }
      if (known.value() instanceof Offer offered) {
        offers.add(offered);
      }
    }
    return offers.isEmpty()
        ? matched(rule, facts, offers, "nothing-to-give", "There is nothing to give back here.")
        : matched(rule, facts, offers, null, null);
  }

  private static Answer applies(@Nullable Expression condition, Facts facts) {
    return condition == null ? new Answer.Known(true) : condition.ask(facts);
  }

  private static Answer matched(
      Rule rule,
      Facts facts,
      List<Offer> offers,
      @Nullable String declined,
      @Nullable String explanation) {
    return new Answer.Known(
        new Match(
            rule,
            "%s (rule %s).".formatted(withoutStop(rule.because().say(facts)), rule.name()),
            List.copyOf(offers),
            declined,
            explanation));
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
