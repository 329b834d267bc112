package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.Tally;
import dev.pillowmint.decision.policy.NoRateException;
import dev.pillowmint.decision.policy.Rates;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a decision counts for: at once what is given in any case, reserved what still waits for a
 * yes.
 */
final class Claims {
  private final Moment moment;
  private final Rates rates;

  private Claims(Moment moment, Rates rates) {
    this.moment = moment;
    this.rates = rates;
  }

  static List<Tally> of(Decision decision, Rates rates) {
    if (decision.moment().notes().keys().isEmpty()) {
      return List.of();
    }
    Claims claims = new Claims(decision.moment(), rates);
    return switch (decision) {
      case Decision.Declined declined -> List.of();
      case Decision.Proposed proposed -> claims.of(proposed.given(), sure(proposed));
      case Decision.Granted granted ->
          claims.of(sure(granted), rest(granted.given(), sure(granted)));
    };
  }

  /** What waits for facts is no claim yet: it holds nothing back that is sure. */
  private static List<Chosen> sure(Decision.Proposed proposed) {
    return proposed.awaits().facts().isEmpty() ? proposed.proposed() : List.of();
  }

  /** What is given whatever the budgets say. */
  private static List<Chosen> sure(Decision.Granted granted) {
    return granted.given().stream()
        .filter(
            c ->
                granted.otherwise().values().stream()
                    .allMatch(other -> other.given().stream().anyMatch(o -> o.id().equals(c.id()))))
        .toList();
  }

  private static List<Chosen> rest(List<Chosen> all, List<Chosen> part) {
    Set<String> ids = part.stream().map(Chosen::id).collect(Collectors.toSet());
    return all.stream().filter(c -> !ids.contains(c.id())).toList();
  }

  private List<Tally> of(List<Chosen> given, List<Chosen> waiting) {
    List<Tally> tallies = new ArrayList<>();
    for (Notes.Key key : moment.notes().keys()) {
      add(tallies, key, given, null);
      add(tallies, key, waiting, moment.decisionId());
    }
    return tallies;
  }

  private void add(
      List<Tally> tallies, Notes.Key key, List<Chosen> gestures, @Nullable String reservedFor) {
    Instant time = moment.at().truncatedTo(ChronoUnit.SECONDS);
    Integer step = key.step();
    if (step != null && !gestures.isEmpty()) {
      tallies.add(Tally.ofStep(reservedFor, key.hash(), step, time));
    } else if (step == null) {
      List<Chosen> owed = gestures.stream().filter(c -> c.offer().owed()).toList();
      List<Chosen> goodwill = gestures.stream().filter(c -> !c.offer().owed()).toList();
      if (!owed.isEmpty()) {
        tallies.add(Tally.of(reservedFor, key.hash(), true, time, sum(owed)));
      }
      if (!goodwill.isEmpty()) {
        tallies.add(Tally.of(reservedFor, key.hash(), false, time, sum(goodwill)));
      }
    }
  }

  /** Null: it cannot be counted in the policy's currency. */
  private @Nullable Amount sum(List<Chosen> gestures) {
    try {
      BigDecimal sum = BigDecimal.ZERO;
      for (Chosen gesture : gestures) {
        Amount amount = gesture.offer().amount();
        sum = sum.add(amount == null ? BigDecimal.ZERO : rates.inBase(amount, moment.at()).value());
      }
      return new Amount(sum, rates.base());
    } catch (NoRateException e) {
      return null;
    }
  }
}
