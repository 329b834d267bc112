package dev.pillowmint.decision.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Lists made without a pipeline, which costs more than the few elements in them. */
final class Lists {
  private Lists() {}

  static <A, B> List<B> map(Collection<A> all, Function<? super A, ? extends B> each) {
    List<B> mapped = new ArrayList<>(all.size());
    for (A one : all) {
      mapped.add(each.apply(one));
    }
    return mapped;
  }
}
