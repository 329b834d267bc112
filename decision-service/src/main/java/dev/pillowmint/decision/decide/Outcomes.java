package dev.pillowmint.decision.decide;

import java.util.List;
import java.util.Map;

/** What is left of a choice. */
final class Outcomes {
  private Outcomes() {}

  /**
   * Without the goodwill that costs something: what is owed, and what costs nothing, is given all
   * the same.
   *
   * @param reason why the goodwill is not given, if nothing is left
   */
  static Decision without(
      Moment moment, List<Chosen> chosen, Explanation explanation, String reason) {
    List<Chosen> left = chosen.stream().filter(c -> !c.offer().costsGoodwill()).toList();
    if (left.isEmpty()) {
      return new Decision.Declined(moment, explanation.steps(), reason, null);
    }
    return new Decision.Granted(
        moment,
        given(explanation.then("What is owed or costs nothing is given all the same."), left)
            .steps(),
        left,
        null,
        List.of(),
        Map.of());
  }

  /** With one line per gesture. */
  static Explanation given(Explanation explanation, List<Chosen> chosen) {
    Explanation all = explanation;
    for (Chosen gesture : chosen) {
      all = all.then(line(gesture));
    }
    return all;
  }

  private static String line(Chosen gesture) {
    String what =
        switch (gesture.offer().kind()) {
          case REFUND -> "Refund";
          case GIFT -> "Gift";
          case CALLBACK -> "Callback";
        };
    String owed =
        switch (gesture.offer().ledger()) {
          case ENTITLEMENT -> "owed";
          case GOODWILL -> "goodwill";
        };
    String cost = gesture.offer().amount() == null ? "" : gesture.offer().amount() + ", ";
    return "%s: %s (%s%s).".formatted(what, gesture.offer().description(), cost, owed);
  }
}
