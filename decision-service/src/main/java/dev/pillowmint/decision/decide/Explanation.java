package dev.pillowmint.decision.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why, step by step, for a person. Explanations that begin alike share their beginning. */
final class Explanation {
  private static final Explanation NONE = new Explanation(null, "", 0);

  private final @Nullable Explanation before;
  private final String step;
  private final int size;

  private Explanation(@Nullable Explanation before, String step, int size) {
    this.before = before;
    this.step = step;
    this.size = size;
  }

  static Explanation of(List<String> steps) {
    Explanation all = NONE;
    for (String step : steps) {
      all = all.then(step);
    }
    return all;
  }

  Explanation then(String next) {
    return new Explanation(this, next, size + 1);
  }

  /** In order. */
  List<String> steps() {
    String[] steps = new String[size];
    for (Explanation part = this; part.before != null; part = part.before) {
      steps[part.size - 1] = part.step;
    }
    return List.of(steps);
  }
}
