package dev.pillowmint.decision.policy;

import dev.cel.common.types.OpaqueType;
import dev.cel.common.values.OpaqueValue;
import dev.pillowmint.catalogue.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Money inside an expression: exact, and rounded only when an expression's result becomes an {@link
 * Amount}. Within one currency no rate is needed; across currencies the policy's rates at the time
 * of the event convert to its own.
 */
@SuppressWarnings("Immutable") // Its parts never change.
final class Money extends OpaqueValue implements Comparable<Money> {
  static final OpaqueType TYPE = OpaqueType.create("money");

  private final Fraction value;
  private final Currency currency;
  private final Rates rates;
  private final Instant time;

  private Money(Fraction value, Currency currency, Rates rates, Instant time) {
    this.value = value;
    this.currency = currency;
    this.rates = rates;
    this.time = time;
  }

  /**
   * @param time whose rates count
   */
  static Money of(Amount amount, Rates rates, Instant time) {
    return new Money(Fraction.of(amount.value()), amount.currency(), rates, time);
  }

  /** Rounded half up to the currency's minor unit. */
  Amount amount() {
    return Rates.rounded(value, currency);
  }

  Currency currency() {
    return currency;
  }

  int signum() {
    return value.signum();
  }

  Money plus(Money other) {
    return currency.equals(other.currency)
        ? with(value.plus(other.value))
        : new Money(inBase().plus(other.inBase()), rates.base(), rates, time);
  }

  Money minus(Money other) {
    return plus(other.with(other.value.negated()));
  }

  Money times(Fraction factor) {
    return with(value.times(factor));
  }

  /**
   * @throws ArithmeticException if the divisor is zero
   */
  Money dividedBy(long divisor) {
    return with(value.dividedBy(divisor));
  }

  /** The nearest multiple of a step, e.g. 0.50. */
  Money rounded(BigDecimal step, RoundingMode mode) {
    return with(Fraction.of(value.rounded(step, mode)));
  }

  Money least(Money other) {
    return compareTo(other) <= 0 ? this : other;
  }

  Money most(Money other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Nothing, in this currency. */
  Money nothing() {
    return with(Fraction.ZERO);
  }

  /** Whether it reaches a number of its own major units. */
  boolean exceeds(Fraction limit) {
    return value.compareTo(limit) >= 0;
  }

  /** Whether the policy states a rate for it at the time. */
  boolean convertible() {
    return rates.know(currency, time);
  }

  /** In the policy's currency, exactly. */
  Fraction inBase() {
    return rates.exactlyInBase(value, currency, time);
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
    return value + " " + currency.getCurrencyCode();
  }

  private Money with(Fraction other) {
    return new Money(other, currency, rates, time);
  }
}
