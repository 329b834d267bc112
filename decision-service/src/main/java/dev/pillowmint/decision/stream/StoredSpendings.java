package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.decide.Notes;
import dev.pillowmint.decision.decide.Spending;
import dev.pillowmint.decision.stream.record.StoredChoice;
import dev.pillowmint.decision.stream.record.StoredClaim;
import dev.pillowmint.decision.stream.record.StoredDraw;
import dev.pillowmint.decision.stream.record.StoredMoney;
import dev.pillowmint.decision.stream.record.StoredSpending;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What gestures count for as a store keeps it, and back. */
final class StoredSpendings {
  private StoredSpendings() {}

  static Spending spending(StoredSpending stored) {
    return new Spending(
        Instant.ofEpochSecond(stored.getEpochSecond()),
        amount(stored.getCost()),
        StoredDraws.draws(stored.getDraws()),
        amount(stored.getAmount()),
        stored.getOwed(),
        claim(stored.getClaim()),
        stored.getChoices().stream().map(StoredSpendings::option).toList());
  }

  /** What was kept, as the customer chose. */
  static StoredSpending chosen(StoredSpending kept, Spending chosen) {
    return StoredSpending.newBuilder(kept)
        .setCost(chosen.cost() == null ? null : StoredCustomers.money(chosen.cost()))
        .setDraws(StoredDraws.stored(chosen.draws()))
        .setChoices(List.of())
        .build();
  }

  static StoredChoice stored(Spending.Option option) {
    return new StoredChoice(
        option.form(), StoredCustomers.money(option.amount()), option.needsConsent());
  }

  /**
   * The draws of one gesture among those that were drawn for.
   *
   * @param cost its own
   */
  static List<StoredDraw> shares(List<StoredDraw> drawn, Amount cost) {
    return StoredDraws.stored(Spending.shares(StoredDraws.draws(drawn), cost));
  }

  private static Spending.Claim claim(@Nullable StoredClaim stored) {
    return stored == null
        ? Spending.Claim.NONE
        : new Spending.Claim(
            Instant.ofEpochSecond(stored.getEpochSecond()),
            stored.getKeys().stream().map(k -> new Notes.Key(k.getHash(), k.getStep())).toList());
  }

  private static Spending.Option option(StoredChoice stored) {
    return new Spending.Option(
        stored.getForm(), StoredCustomers.amount(stored.getAmount()), stored.getNeedsConsent());
  }

  private static @Nullable Amount amount(@Nullable StoredMoney stored) {
    return stored == null ? null : StoredCustomers.amount(stored);
  }
}
