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
   * @param places of the offers among the rule's gestures, from 0
   * @param missing what nobody stated and the rule asks for; empty: nothing
   */
  public record Match(
      Rule rule,
      String because,
      List<Offer> offers,
      @Nullable String declined,
      @Nullable String explanation,
      List<Integer> places,
      List<String> missing) {
    public Match {
      offers = List.copyOf(offers);
      places = List.copyOf(places);
      missing = List.copyOf(missing);
    }
  }

  /** Tries the policy's rules in order. */
  public static Recognition of(Policy policy, String eventType, Facts facts) {
    List<String> passedOver = new ArrayList<>();
    Match unpriced = null;
    for (Rule rule : policy.candidates(eventType, facts)) {
      Answer answer = judge(rule, facts);
      switch (answer) {
        case Answer.Known known -> {
          if (known.value() instanceof Match match) {
            return new Recognition(Optional.of(match), passedOver);
          }
        }
        case Answer.NotStated unstated -> {
          if (rule.clauses().preconditions().notStated() != NotStated.SKIP) {
            return new Recognition(Optional.of(missing(rule, unstated)), passedOver);
          }
          pass(passedOver, rule, "not stated: " + String.join(", ", unstated.names()));
        }
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
    return new Match(rule, rule.title() + ".", List.of(), code, problem, List.of(), List.of());
  }

  private static Match missing(Rule rule, Answer.NotStated unstated) {
    String because = "%s (rule %s).".formatted(withoutStop(rule.title()), rule.name());
    return new Match(rule, because, List.of(), null, null, List.of(), unstated.names());
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
    OnRequest onRequest = rule.clauses().preconditions().onRequest();
    if (onRequest != null && !onRequest.holds(facts)) {
      return new Answer.Failed("it is given on request only, and the customer did not ask");
    }
    List<String> unstated = rule.clauses().unstated(facts);
    if (!unstated.isEmpty()) {
      return new Answer.NotStated(unstated);
    }
    Refusal refusal = rule.refusal();
    if (refusal != null) {
      String text = refusal.text().say(facts);
      return matched(rule, facts, List.of(), List.of(), refusal.code(), text);
    }
    List<Offer> offers = new ArrayList<>(rule.gestures().size());
    List<Integer> places = new ArrayList<>(rule.gestures().size());
    for (int place = 0; place < rule.gestures().size(); place++) {
      Answer offer = Offering.of(rule.gestures().get(place), facts);
      if (!(offer instanceof Answer.Known known)) {
        return offer;
      }
      if (known.value() instanceof Offer offered) {
        offers.add(offered);
        places.add(place);
      }
    }
    return offers.isEmpty()
        ? matched(
            rule, facts, offers, places, "nothing-to-give", "There is nothing to give back here.")
        : matched(rule, facts, offers, places, null, null);
  }

  private static Answer applies(@Nullable Expression condition, Facts facts) {
    return condition == null ? Answer.TRUE : condition.ask(facts);
  }

  private static Answer matched(
      Rule rule,
      Facts facts,
      List<Offer> offers,
      List<Integer> places,
      @Nullable String declined,
      @Nullable String explanation) {
    return new Answer.Known(
        new Match(
            rule,
            rule.because().because(facts, rule.name()),
            offers,
            declined,
            explanation,
            places,
            List.of()));
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
