package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A gesture as a rule offers it to one customer.
 *
 * @param kind what kind
 * @param ledger owed or offered
 * @param amount what it costs; null: nothing worth counting
 * @param description in words, for staff
 * @param customerText what the customer may be told; null: nothing prepared
 * @param within by when it is promised
 * @param followUps what follows
 * @param manner how it is carried out
 */
public record Offer(
    Kind kind,
    Ledger ledger,
    @Nullable Amount amount,
    String description,
    @Nullable String customerText,
    Duration within,
    List<FollowUpStep> followUps,
    Manner manner) {

  public Offer {
    followUps = List.copyOf(followUps);
  }

  /**
   * The same for another amount, which the description says; what the customer was to be told may
   * name the old one, so it is left out.
   */
  public Offer costing(Amount other) {
    return new Offer(
        kind,
        ledger,
        other,
        description + ", here " + other,
        null,
        within,
        followUps,
        manner.plain());
  }

  /** The same, told in no words but what it is. */
  public Offer plainly() {
    return new Offer(
        kind,
        ledger,
        amount,
        description,
        amount == null ? description : description + ": " + amount,
        within,
        followUps,
        manner);
  }

  /** Whether it is owed. */
  public boolean owed() {
    return ledger == Ledger.ENTITLEMENT;
  }

  /** What it may cost, whichever alternative the customer chooses. */
  public List<Amount> costs() {
    return Stream.concat(
            Stream.ofNullable(amount), manner.alternatives().stream().map(a -> a.amount()))
        .toList();
  }

  /** Whether caps, budgets and approval bind it. */
  public boolean costsGoodwill() {
    return ledger == Ledger.GOODWILL && amount != null;
  }
}
