package dev.pillowmint.followup.insight;

import dev.pillowmint.catalogue.Amount;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How some days went.
 *
 * @param numbers how often each thing was; what never was is missing
 * @param missed moments that were missed, by reason, the most first
 * @param meant moments that were let pass on purpose, by reason, the most first
 * @param spendings what was given, by currency and rule, the most first
 */
public record Overview(
    Map<What, Long> numbers,
    List<Reason> missed,
    List<Reason> meant,
    Map<String, List<Spending>> spendings) {
  /** What a moment may come to. */
  public static final List<What> MOMENTS =
      List.of(What.ACTED, What.MADE_GOOD, What.WAITS, What.MISSED, What.MEANT);

  private static final Set<What> MONEY = Set.of(What.OWED, What.GOODWILL);

  public Overview {
    numbers = Map.copyOf(numbers);
    missed = List.copyOf(missed);
    meant = List.copyOf(meant);
  }

  /** Moments that one reason was given for, and what they may have cost, per currency. */
  public record Reason(String code, long number, List<Amount> stakes) {}

  /**
   * What a rule gave, in one currency.
   *
   * @param gestures how many
   */
  public record Spending(String rule, Amount owed, Amount goodwill, long gestures) {
    public Amount total() {
      return new Amount(owed.value().add(goodwill.value()), owed.currency());
    }
  }

  /** From what was counted. */
  public static Overview of(List<Tally> tallies) {
    Map<What, Long> numbers = new EnumMap<>(What.class);
    tallies.forEach(t -> numbers.merge(t.what(), t.number(), Long::sum));
    numbers.values().removeIf(number -> number == 0);
    return new Overview(
        numbers, reasons(tallies, What.MISSED), reasons(tallies, What.MEANT), spendings(tallies));
  }

  public long number(What what) {
    return numbers.getOrDefault(what, 0L);
  }

  /** All moments that a rule saw. */
  public long seen() {
    return MOMENTS.stream().mapToLong(this::number).sum();
  }

  private static List<Reason> reasons(List<Tally> tallies, What what) {
    return tallies.stream()
        .filter(t -> t.what() == what)
        .collect(Collectors.groupingBy(Tally::name))
        .entrySet()
        .stream()
        .map(
            e ->
                new Reason(
                    e.getKey(),
                    e.getValue().stream().mapToLong(Tally::number).sum(),
                    Sums.of(e.getValue().stream().map(Tally::amount))))
        .filter(reason -> reason.number() > 0)
        .sorted(Comparator.comparingLong(Reason::number).reversed().thenComparing(Reason::code))
        .toList();
  }

  private static Map<String, List<Spending>> spendings(List<Tally> tallies) {
    Map<String, List<Tally>> byCurrency = new TreeMap<>();
    for (Tally tally : tallies) {
      Amount amount = tally.amount();
      if (MONEY.contains(tally.what()) && amount != null) {
        byCurrency
            .computeIfAbsent(amount.currency().getCurrencyCode(), c -> new java.util.ArrayList<>())
            .add(tally);
      }
    }
    Map<String, List<Spending>> spendings = new TreeMap<>();
    byCurrency.forEach((currency, spent) -> spendings.put(currency, byRule(currency, spent)));
    spendings.values().removeIf(List::isEmpty);
    return spendings;
  }

  private static List<Spending> byRule(String currency, List<Tally> spent) {
    return spent.stream().collect(Collectors.groupingBy(Tally::rule)).entrySet().stream()
        .map(
            e ->
                new Spending(
                    e.getKey(),
                    sum(currency, e.getValue(), What.OWED),
                    sum(currency, e.getValue(), What.GOODWILL),
                    e.getValue().stream().mapToLong(Tally::number).sum()))
        .filter(spending -> spending.total().value().signum() != 0)
        .sorted(
            Comparator.comparing((Spending s) -> s.total().value())
                .reversed()
                .thenComparing(Spending::rule))
        .toList();
  }

  private static Amount sum(String currency, List<Tally> spent, What what) {
    return Sums.of(spent.stream().filter(t -> t.what() == what).map(Tally::amount)).stream()
        .findFirst()
        .orElse(Amount.of("0", currency));
  }
}
