package dev.pillowmint.decision.learn;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers what was received, rule by rule. */
public final class Received {
  private final SortedMap<Rule, SortedMap<String, SortedMap<String, Amounts>>> amounts =
      new TreeMap<>();

  /** A rule of any version of a policy. */
  public record Rule(String policy, String name) implements Comparable<Rule> {
    private static final Comparator<Rule> ORDER =
        Comparator.comparing(Rule::policy).thenComparing(Rule::name);

    @Override
    public int compareTo(Rule other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * With what was received.
   *
   * @param currency ISO 4217
   * @param staffId who had a hand in it; empty: no member of staff
   */
  public void add(Rule rule, String currency, String staffId, Amounts received) {
    amounts
        .computeIfAbsent(rule, r -> new TreeMap<>())
        .computeIfAbsent(currency, c -> new TreeMap<>())
        .merge(staffId, received, Amounts::plus);
  }

  /** By policy, rule and currency. */
  public List<Consistency> consistency() {
    return amounts.entrySet().stream()
        .flatMap(
            rule ->
                rule.getValue().entrySet().stream()
                    .map(
                        currency ->
                            Consistency.of(
                                rule.getKey().policy(),
                                rule.getKey().name(),
                                currency.getKey(),
                                currency.getValue())))
        .toList();
  }
}
