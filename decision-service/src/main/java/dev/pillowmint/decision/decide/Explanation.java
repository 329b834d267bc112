package dev.pillowmint.decision.decide;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Why, step by step, for a person. Explanations that begin alike share their beginning, and a step
 * is put into words when it is read: who only counts outcomes, such as a backtest, reads none.
 */
final class Explanation extends AbstractList<String> {
  private static final Explanation NONE = new Explanation(null, () -> "");

  private final @Nullable Explanation before;
  private final Supplier<String> last;

  private Explanation(@Nullable Explanation before, Supplier<String> last) {
    this.before = before;
    this.last = last;
  }

  static Explanation of(List<String> steps) {
    Explanation all = NONE;
    for (String step : steps) {
      all = all.then(step);
    }
    return all;
  }

  Explanation then(String next) {
    return then(() -> next);
  }

  /**
   * @param next always says the same
   */
  Explanation then(Supplier<String> next) {
    return new Explanation(this, next);
  }

  @Override
  public String get(int index) {
    int later = size() - 1 - Objects.checkIndex(index, size());
    Explanation part = this;
    for (int i = 0; i < later && part.before != null; i++) {
      part = part.before;
    }
    return part.last.get();
  }

  @Override
  public int size() {
    int size = 0;
    for (Explanation part = this; part.before != null; part = part.before) {
      size++;
    }
    return size;
  }
}
