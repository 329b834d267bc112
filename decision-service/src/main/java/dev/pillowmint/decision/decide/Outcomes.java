package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.policy.Form;
import dev.pillowmint.decision.policy.Manner;
import dev.pillowmint.decision.policy.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is left of a choice. */
final class Outcomes {
  static final String ALL_THE_SAME = "What is owed or costs nothing is given all the same.";

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
      return new Decision.Declined(moment, explanation, reason, null);
    }
    return new Decision.Granted(
        moment, given(explanation.then(ALL_THE_SAME), left), left, null, List.of(), Map.of());
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
    for (int i = 0; i < chosen.size(); i++) {
      Chosen gesture = chosen.get(i);
      all = all.then(() -> line(gesture));
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
    Offer offer = gesture.offer();
    Amount amount = offer.amount();
    String cost = amount == null ? "" : amount + ", ";
    return what
        + as(offer.manner().form())
        + ": "
        + offer.description()
        + " ("
        + cost
        + owed
        + ")"
        + choice(offer.manner().alternatives())
        + ".";
  }

  private static String choice(List<Manner.Alternative> alternatives) {
    return alternatives.isEmpty()
        ? ""
        : alternatives.stream()
            .map(
                a ->
                    "%s%s%s"
                        .formatted(
                            a.amount(),
                            as(a.form()),
                            a.needsConsent() ? " if the customer agrees" : ""))
            .collect(Collectors.joining(" or ", "; the customer may choose ", ""));
  }

  private static String as(@Nullable Form form) {
    return form == null || form == Form.FIND_PERSONAL
        ? ""
        : " as " + form.name().toLowerCase(Locale.ROOT);
  }
}
