package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How much may be drawn. Zero means zero, null means no limit.
 *
 * @param amount at most so much, in the policy's currency; null: any amount
 * @param count at most so many gestures with a price; null: any number
 * @param hard false: what goes beyond is given all the same, and warned of
 * @param warnAt share of the amount or the count, in percent, at which to warn once; null: never
 */
public record Limits(
    @Nullable Amount amount, @Nullable Integer count, boolean hard, @Nullable Integer warnAt) {

  /** For example {@code 5000.00 EUR and 200 gestures}. */
  @Override
  public String toString() {
    String gestures =
        count == null ? "" : String.format(Locale.ROOT, "%d gesture%s", count, plural(count));
    if (amount == null) {
      return gestures;
    }
    return gestures.isEmpty() ? amount.toString() : amount + " and " + gestures;
  }

  private static String plural(int number) {
    return number == 1 ? "" : "s";
  }
}
