package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is noted about a moment beside its outcome.
 *
 * @param staffText what happened, for staff
 * @param opening what the customer may be told before the gestures' own texts; null: nothing
 * @param refusal what the customer may be told if the rule declines; null: nothing
 * @param atRisk what not acting would risk; null: no estimate
 * @param arm whether they were in the control group; null: nothing is learned here
 * @param keys what the grant counts for
 * @param forgone what the goodwill would have cost, in the policy's currency, if nothing is given;
 *     null: not known
 */
public record Notes(
    @Nullable String staffText,
    @Nullable String opening,
    @Nullable String refusal,
    @Nullable Amount atRisk,
    @Nullable Arm arm,
    List<Key> keys,
    @Nullable Amount forgone) {

  /** Nothing. */
  public static final Notes NONE = new Notes(null, null, null, null, null, List.of(), null);

  /** Which side of a comparison a customer is on. */
  public enum Arm {
    /** Goodwill is withheld. */
    CONTROL,
    /** Goodwill is given as the policy says. */
    TREATED
  }

  /**
   * What a grant counts for.
   *
   * @param hash of the key
   * @param step of a ladder; null: no ladder, and amounts count
   */
  public record Key(long hash, @Nullable Integer step) {}

  public Notes {
    keys = List.copyOf(keys);
  }

  Notes risking(Amount amount) {
    return new Notes(staffText, opening, refusal, amount, arm, keys, forgone);
  }

  Notes in(Arm assigned) {
    return new Notes(staffText, opening, refusal, atRisk, assigned, keys, forgone);
  }

  /** Without what the rule has the customer told. */
  Notes wordless() {
    return new Notes(staffText, null, refusal, atRisk, arm, keys, forgone);
  }

  Notes counting(Key key) {
    List<Key> all = new ArrayList<>(keys);
    all.add(key);
    return new Notes(staffText, opening, refusal, atRisk, arm, all, forgone);
  }
}
