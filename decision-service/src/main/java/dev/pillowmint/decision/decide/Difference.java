package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.Event;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a shadow would have decided otherwise. Holds nothing that names a customer.
 *
 * @param eventSource the event's
 * @param eventId the event's
 * @param eventType the event's
 * @param eventTime the event's
 * @param kinds in what the decisions differ, at least one
 * @param active what the active policy decided; null: it saw no moment
 * @param shadow what the shadow decided; null: it saw no moment
 */
public record Difference(
    String eventSource,
    String eventId,
    String eventType,
    Instant eventTime,
    Set<Kind> kinds,
    @Nullable Side active,
    @Nullable Side shadow) {

  public Difference {
    kinds = Set.copyOf(kinds);
  }

  /** In what two decisions can differ. */
  public enum Kind {
    /** One sees a moment, the other sees none. */
    MOMENT,
    /** Another rule recognises it. */
    RULE,
    /** Granted, proposed or declined; or declined for another reason. */
    OUTCOME,
    /** Other gestures, or other amounts of money. */
    AMOUNT
  }

  /**
   * One of the two decisions.
   *
   * @param policy name of the policy
   * @param version of the policy
   * @param rule that recognised the moment
   * @param outcome {@code granted}, {@code proposed} or {@code declined}
   * @param reason as a stable code
   * @param amounts of all its gestures, proposed ones too, one per currency
   * @param gestures how many, proposed ones too
   */
  public record Side(
      String policy,
      int version,
      String rule,
      String outcome,
      String reason,
      List<Amount> amounts,
      int gestures) {

    public Side {
      amounts = List.copyOf(amounts);
    }

    static Side of(Decision decision) {
      List<Chosen> chosen = chosen(decision).toList();
      Moment moment = decision.moment();
      return new Side(
          moment.policy(),
          moment.version(),
          moment.rule(),
          outcomeOf(decision),
          decision.reason(),
          sums(chosen),
          chosen.size());
    }
  }

  /** What differs between two decisions about one event; empty: nothing. */
  static Optional<Difference> between(
      Event event, Optional<Decision> active, Optional<Decision> shadow) {
    @Nullable Side left = active.map(Side::of).orElse(null);
    @Nullable Side right = shadow.map(Side::of).orElse(null);
    Set<Kind> kinds = kinds(left, right);
    return kinds.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Difference(
                event.source(), event.id(), event.type(), event.time(), kinds, left, right));
  }

  private static Set<Kind> kinds(@Nullable Side active, @Nullable Side shadow) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    if (active == null && shadow == null) {
      return kinds;
    }
    if (active == null || shadow == null) {
      kinds.add(Kind.MOMENT);
      return kinds;
    }
    if (!active.rule().equals(shadow.rule())) {
      kinds.add(Kind.RULE);
    }
    if (!active.outcome().equals(shadow.outcome()) || !active.reason().equals(shadow.reason())) {
      kinds.add(Kind.OUTCOME);
    }
    if (!active.amounts().equals(shadow.amounts()) || active.gestures() != shadow.gestures()) {
      kinds.add(Kind.AMOUNT);
    }
    return kinds;
  }

  private static String outcomeOf(Decision decision) {
    return switch (decision) {
      case Decision.Granted granted -> "granted";
      case Decision.Proposed proposed -> "proposed";
      case Decision.Declined declined -> "declined";
    };
  }

  private static Stream<Chosen> chosen(Decision decision) {
    return decision instanceof Decision.Proposed proposed
        ? Stream.concat(proposed.given().stream(), proposed.proposed().stream())
        : decision.given().stream();
  }

  private static List<Amount> sums(List<Chosen> chosen) {
    Map<String, Amount> sums =
        chosen.stream()
            .flatMap(c -> Optional.ofNullable(c.offer().amount()).stream())
            .collect(
                Collectors.toMap(
                    amount -> amount.currency().getCurrencyCode(),
                    amount -> amount,
                    (a, b) -> new Amount(a.value().add(b.value()), a.currency()),
                    TreeMap::new));
    return List.copyOf(sums.values());
  }
}
