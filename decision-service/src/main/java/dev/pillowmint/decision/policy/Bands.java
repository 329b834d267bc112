package dev.pillowmint.decision.policy;

import java.util.List;

/**
 * Bands side by side, none over another, in rising order.
 *
 * @param by what is looked up in them
 * @param bands their ranges
 */
record Bands(Expression by, List<Range> bands) {

  Bands {
    bands = List.copyOf(bands);
  }

  /** The band that holds the value; -1 if none does. */
  int find(Facts facts) throws Unanswered {
    Fraction position = Asked.position(by, facts);
    for (int i = 0; i < bands.size(); i++) {
      if (bands.get(i).holds(position)) {
        return i;
      }
    }
    return -1;
  }
}
