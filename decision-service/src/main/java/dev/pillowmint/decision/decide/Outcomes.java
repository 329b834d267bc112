package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import java.util.ArrayList;
import java.util.List;

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
    List<Chosen> left = thatCost(chosen, false);
    if (left.isEmpty()) {
      return new Decision.Declined(moment, explanation.steps(), reason);
    }
    return new Decision.Granted(
        moment,
        given(explanation.then("What is owed or costs nothing is given all the same."), left)
            .steps(),
        left,
        null,
        null,
        null);
  }

  /** Those among the gestures that cost goodwill, or those that do not. */
  static List<Chosen> thatCost(List<Chosen> chosen, boolean goodwill) {
    int number = 0;
    for (Chosen gesture : chosen) {
      number += gesture.offer().costsGoodwill() == goodwill ? 1 : 0;
    }
    if (number == 0 || number == chosen.size()) {
      return number == 0 ? List.of() : chosen;
    }
    List<Chosen> those = new ArrayList<>(number);
    for (Chosen gesture : chosen) {
      if (gesture.offer().costsGoodwill() == goodwill) {
        those.add(gesture);
      }
    }
    return those;
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
    String description = gesture.offer().description();
    Amount cost = gesture.offer().amount();
    return cost == null
        ? what + ": " + description + " (" + owed + ")."
        : what + ": " + description + " (" + cost + ", " + owed + ").";
  }
}
