package dev.pillowmint.localstack.story;

import dev.pillowmint.localstack.day.DayFile;
import dev.pillowmint.localstack.day.Expected;
import dev.pillowmint.localstack.day.Expected.ExpectedDecision;
import dev.pillowmint.schemas.ChosenGesture;
import dev.pillowmint.schemas.Decision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what was decided with what was expected. */
final class Comparison {
  static final String PROMISE_BROKEN = "promise.broken";

  private final Set<String> eventsOfTheDay;
  private final Expected expected;
  private final List<String> differences = new ArrayList<>();

  private Comparison(DayFile day, Expected expected) {
    this.eventsOfTheDay =
        day.events().stream().map(e -> String.valueOf(e.id())).collect(Collectors.toSet());
    this.expected = expected;
  }

  static Story.Check compare(DayFile day, Expected expected, List<Decision> decisions) {
    return new Comparison(day, expected).check(decisions);
  }

  private Story.Check check(List<Decision> decisions) {
    Map<String, Decision> byEvent = new HashMap<>();
    for (Decision decision : decisions) {
      Decision other = byEvent.put(key(decision), decision);
      if (other != null) {
        differences.add(key(decision) + " was decided twice");
      }
    }
    int right = 0;
    for (ExpectedDecision wanted : expected.decisions()) {
      right += compare(wanted, String.valueOf(wanted.event()), byEvent) ? 1 : 0;
    }
    for (ExpectedDecision wanted : expected.noticed()) {
      right += compare(wanted, noticed(String.valueOf(wanted.customerId())), byEvent) ? 1 : 0;
    }
    byEvent.forEach(
        (key, decision) ->
            differences.add("%s: expected no decision, got %s".formatted(key, words(decision))));
    return new Story.Check(
        right, expected.decisions().size() + expected.noticed().size(), differences);
  }

  private boolean compare(ExpectedDecision wanted, String key, Map<String, Decision> byEvent) {
    Decision decision = byEvent.remove(key);
    String want =
        words(wanted.rule(), wanted.outcome(), wanted.reason(), wanted.gestures().toString());
    if (decision != null && matches(wanted, decision)) {
      return true;
    }
    differences.add(
        "%s: expected %s, got %s"
            .formatted(key, want, decision == null ? "no decision" : words(decision)));
    return false;
  }

  private String key(Decision decision) {
    return decision.getEventType().equals(PROMISE_BROKEN)
            && !eventsOfTheDay.contains(decision.getEventId())
        ? noticed(decision.getCustomerId())
        : decision.getEventId();
  }

  private static String noticed(String customerId) {
    return "broken promise to " + customerId;
  }

  private static boolean matches(ExpectedDecision wanted, Decision decision) {
    List<ChosenGesture> chosen = decision.getGestures();
    if (!wanted.rule().equals(decision.getRule())
        || !wanted.outcome().equals(decision.getOutcome().name())
        || !wanted.reason().equals(decision.getReason())
        || wanted.gestures().size() != chosen.size()) {
      return false;
    }
    for (int i = 0; i < chosen.size(); i++) {
      String want = wanted.gestures().get(i);
      // "CALLBACK" alone says nothing about its ledger.
      if (!want.equals(words(chosen.get(i))) && !want.equals(chosen.get(i).getKind().name())) {
        return false;
      }
    }
    return true;
  }

  private static String words(Decision decision) {
    return words(
        decision.getRule(),
        decision.getOutcome().name(),
        decision.getReason(),
        decision.getGestures().stream().map(Comparison::words).toList().toString());
  }

  private static String words(String rule, String outcome, String reason, String gestures) {
    return "%s %s (%s) %s".formatted(rule, outcome, reason, gestures);
  }

  private static String words(ChosenGesture gesture) {
    @Nullable String amount = Words.amount(gesture.getAmount());
    return amount == null
        ? gesture.getKind().name()
        : "%s %s %s"
            .formatted(
                gesture.getKind().name(),
                amount,
                gesture.getLedger().name().toLowerCase(Locale.ROOT));
  }
}
