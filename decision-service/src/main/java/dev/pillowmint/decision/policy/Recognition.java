package dev.pillowmint.decision.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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
   * @param staffText what happened, in words for staff
   * @param because what happened and which rule saw it, in words; put together when it is read
   * @param offers the gestures; empty if it declines
   * @param declined stable code of why it declines; null: it offers
   * @param explanation why it declines, in words; null: it offers
   * @param places of the offers among the rule's gestures, from 0; empty: all are offered
   * @param missing what nobody stated and the rule asks for; empty: nothing
   */
  public record Match(
      Rule rule,
      String staffText,
      Supplier<String> because,
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
    return of(policy.candidates(eventType, facts), facts);
  }

  /** Tries one rule of the policy; no match if it is gone, or does not apply any more. */
  public static Recognition of(Policy policy, String rule, String eventType, Facts facts) {
    return of(
        policy.candidates(eventType, facts).stream().filter(r -> r.name().equals(rule)).toList(),
        facts);
  }

  private static Recognition of(List<Rule> candidates, Facts facts) {
    List<String> passedOver = List.of();
    Match unpriced = null;
    for (int i = 0; i < candidates.size(); i++) {
      Rule rule = candidates.get(i);
      Answer answer = judge(rule, facts);
      switch (answer) {
        case Answer.Known known -> {
          if (known.value() instanceof Match match) {
            return new Recognition(Optional.of(match), passedOver);
          }
        }
        case Answer.NotStated unstated -> {
          if (rule.clauses().preconditions().notStated() != NotStated.SKIP) {
            return new Recognition(Optional.of(missing(rule, facts, unstated)), passedOver);
          }
          String why = "not stated: " + String.join(", ", unstated.names());
          passedOver = passed(passedOver, rule, why);
        }
        case Answer.Failed failed -> passedOver = passed(passedOver, rule, failed.problem());
        case Answer.NoRate noRate -> {
          passedOver = passed(passedOver, rule, noRate.problem());
          unpriced =
              unpriced == null ? unpriced(rule, facts, "no-rate", noRate.problem()) : unpriced;
        }
        case Answer.Unpriced none -> {
          passedOver = passed(passedOver, rule, none.problem());
          unpriced =
              unpriced == null ? unpriced(rule, facts, none.code(), none.problem()) : unpriced;
        }
      }
    }
    return new Recognition(Optional.ofNullable(unpriced), passedOver);
  }

  private static Match unpriced(Rule rule, Facts facts, String code, String problem) {
    Supplier<String> because = () -> rule.title() + ".";
    String staffText = rule.staffText(facts);
    return new Match(rule, staffText, because, List.of(), code, problem, List.of(), List.of());
  }

  private static Match missing(Rule rule, Facts facts, Answer.NotStated unstated) {
    Supplier<String> because = () -> because(rule.title(), rule);
    String staffText = rule.staffText(facts);
    return new Match(rule, staffText, because, List.of(), null, null, List.of(), unstated.names());
  }

  private static List<String> passed(List<String> before, Rule rule, String why) {
    if (before.size() >= MOST_PASSED_OVER) {
      return before;
    }
    List<String> passed = new ArrayList<>(before);
    passed.add("Rule %s was passed over; %s.".formatted(rule.name(), why));
    return passed;
  }

  /** Known: a {@link Match} or false. */
  static Answer judge(Rule rule, Facts facts) {
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
    return offered(rule, facts);
  }

  private static Answer offered(Rule rule, Facts facts) {
    @Nullable Offer[] byPlace = new Offer[rule.gestures().size()];
    int number = 0;
    for (int place = 0; place < byPlace.length; place++) {
      Answer offer = Offering.of(rule.gestures().get(place), facts);
      if (!(offer instanceof Answer.Known known)) {
        return offer;
      }
      if (known.value() instanceof Offer offered) {
        byPlace[place] = offered;
        number++;
      }
    }
    if (number > 0 && number == byPlace.length) {
      return matched(rule, facts, List.of(byPlace), List.of(), null, null);
    }
    List<Offer> offers = Arrays.stream(byPlace).filter(Objects::nonNull).toList();
    List<Integer> places =
        IntStream.range(0, byPlace.length).filter(i -> byPlace[i] != null).boxed().toList();
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
    String staffText = rule.staffText(facts);
    return new Answer.Known(
        new Match(
            rule,
            staffText,
            () -> because(staffText, rule),
            offers,
            declined,
            explanation,
            places,
            List.of()));
  }

  /** A sentence that names the rule. */
  private static String because(String sentence, Rule rule) {
    String open = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    return open + " (rule " + rule.name() + ").";
  }
}
