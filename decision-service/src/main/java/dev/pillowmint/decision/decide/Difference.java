package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.Event;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    /** Granted, proposed or declined. */
    OUTCOME,
    /** The same outcome for another reason. */
    REASON,
    /** Another role is asked, or sees to it instead. */
    ROLE,
    /** Other kinds of gestures, or another number of them. */
    GESTURE,
    /** What is owed in one is offered in the other. */
    LEDGER,
    /** Other amounts of money. */
    AMOUNT,
    /**
     * In another way: as what, until when, how many points, by whom, by when, or with other
     * choices.
     */
    MANNER
  }

  /**
   * One of the two decisions.
   *
   * @param policy name of the policy
   * @param version of the policy
   * @param rule that recognised the moment
   * @param outcome {@code granted}, {@code proposed} or {@code declined}
   * @param reason as a stable code
   * @param role that is asked, or sees to it instead; null: nobody
   * @param amounts of all its gestures, proposed ones too, one per currency
   * @param gestures given, then those proposed
   */
  public record Side(
      String policy,
      int version,
      String rule,
      String outcome,
      String reason,
      @Nullable String role,
      List<Amount> amounts,
      List<Compared> gestures) {

    public Side {
      amounts = List.copyOf(amounts);
      gestures = List.copyOf(gestures);
    }

    static Side of(Decision decision) {
      List<Chosen> chosen = Spoken.chosen(decision).toList();
      Moment moment = decision.moment();
      return new Side(
          moment.policy(),
          moment.version(),
          moment.rule(),
          Spoken.outcome(decision),
          decision.reason(),
          decision.role(),
          sums(chosen),
          chosen.stream().map(c -> Compared.of(c, moment)).toList());
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

  /** In what two decisions about one event differ; empty: in nothing. */
  public static Set<Kind> kinds(Optional<Decision> active, Optional<Decision> shadow) {
    return kinds(active.map(Side::of).orElse(null), shadow.map(Side::of).orElse(null));
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
    boolean sameOutcome = active.outcome().equals(shadow.outcome());
    note(kinds, Kind.RULE, active.rule(), shadow.rule());
    note(kinds, Kind.OUTCOME, active.outcome(), shadow.outcome());
    if (sameOutcome) {
      note(kinds, Kind.REASON, active.reason(), shadow.reason());
      note(kinds, Kind.ROLE, active.role(), shadow.role());
    }
    gestures(kinds, active.gestures(), shadow.gestures());
    return kinds;
  }

  private static void gestures(Set<Kind> kinds, List<Compared> active, List<Compared> shadow) {
    note(kinds, Kind.GESTURE, each(active, Compared::kind), each(shadow, Compared::kind));
    note(kinds, Kind.AMOUNT, each(active, Compared::price), each(shadow, Compared::price));
    if (!kinds.contains(Kind.GESTURE)) {
      note(kinds, Kind.LEDGER, each(active, Compared::owed), each(shadow, Compared::owed));
      note(kinds, Kind.MANNER, each(active, Compared::manner), each(shadow, Compared::manner));
    }
  }

  /** In no particular order. */
  private static List<String> each(List<Compared> gestures, Function<Compared, String> what) {
    return gestures.stream().map(what).sorted().toList();
  }

  private static void note(
      Set<Kind> kinds, Kind kind, @Nullable Object active, @Nullable Object shadow) {
    if (!Objects.equals(active, shadow)) {
      kinds.add(kind);
    }
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
