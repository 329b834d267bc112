package dev.pillowmint.decision.policy;

import dev.cel.common.types.OpaqueType;
import dev.cel.common.values.OpaqueValue;
import dev.pillowmint.catalogue.Amount;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Money inside an expression: exact, and rounded only when an expression's result becomes an {@link
 * Amount}. Within one currency no rate is needed; across currencies the policy's rates convert to
 * its own.
 */
@SuppressWarnings("Immutable") // Rates, BigDecimal and Currency never change.
final class Money extends OpaqueValue implements Comparable<Money> {
  static final OpaqueType TYPE = OpaqueType.create("money");

  private final BigDecimal value;
  private final Currency currency;
  private final Rates rates;

  private Money(BigDecimal value, Currency currency, Rates rates) {
    this.value = value;
    this.currency = currency;
    this.rates = rates;
  }

  static Money of(Amount amount, Rates rates) {
    return new Money(amount.value(), amount.currency(), rates);
  }

  /** Rounded half up to the currency's minor unit. */
  Amount amount() {
    return Rates.rounded(value, currency);
  }

  Money plus(Money other) {
    return currency.equals(other.currency)
        ? new Money(value.add(other.value), currency, rates)
        : new Money(inBase().add(other.inBase()), rates.base(), rates);
  }

  Money minus(Money other) {
    return plus(new Money(other.value.negate(), other.currency, rates));
  }

  @Override
  public int compareTo(Money other) {
    return currency.equals(other.currency)
        ? value.compareTo(other.value)
        : inBase().compareTo(other.inBase());
  }

  @Override
  public Object value() {
    return this;
  }

  @Override
  public OpaqueType celType() {
    return TYPE;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Money money && compareTo(money) == 0;
  }

  /** By nothing: equal amounts of two currencies need not look alike, and this is never a key. */
  @Override
  public int hashCode() {
    return Objects.hashCode(TYPE);
  }

  @Override
  public String toString() {
    return value.toPlainString() + " " + currency.getCurrencyCode();
  }

  private BigDecimal inBase() {
    return rates.exactlyInBase(value, currency);
  }
}
