package dev.pillowmint.followup.insight;

import dev.pillowmint.catalogue.Amount;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Money added up, exactly and each currency by itself. */
final class Sums {
  private Sums() {}

  /** One amount per currency, by its code; what adds up to nothing is left out. */
  static List<Amount> of(Stream<@Nullable Amount> amounts) {
    TreeMap<String, Amount> byCurrency = new TreeMap<>();
    amounts.forEach(
        amount -> {
          if (amount != null) {
            byCurrency.merge(amount.currency().getCurrencyCode(), amount, Sums::plus);
          }
        });
    return byCurrency.values().stream().filter(a -> a.value().signum() != 0).toList();
  }

  /** More money first; of several currencies the first one counts, since they do not compare. */
  static <T> Comparator<T> most(java.util.function.Function<T, List<Amount>> amounts) {
    return Comparator.comparing(
            (T t) ->
                amounts.apply(t).stream()
                    .findFirst()
                    .map(Amount::value)
                    .orElse(java.math.BigDecimal.ZERO))
        .reversed();
  }

  private static Amount plus(Amount a, Amount b) {
    return new Amount(a.value().add(b.value()), a.currency());
  }
}
