package dev.pillowmint.benchmarks.decide;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Grant;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A customer as Drools and DMN like it best; the history answers as it does in Pillowmint. */
public final class CustomerFact {
  private final CustomerState state;
  private final @Nullable BigDecimal yearlyValue;

  /** Of that state. */
  public CustomerFact(CustomerState state) {
    this.state = state;
    this.yearlyValue =
        state.profile().yearlyValue() == null ? null : state.profile().yearlyValue().value();
  }

  /** Standing. */
  public @Nullable String getTier() {
    return state.profile().tier();
  }

  /** In euros. */
  public @Nullable BigDecimal getYearlyValue() {
    return yearlyValue;
  }

  /** Events of the type in that many days. */
  public long count(String type, int days, Instant now) {
    return state.count(type, now, Duration.ofDays(days));
  }

  /** Gestures given in that many days. */
  public long gestures(int days, Instant now) {
    long sum = 0;
    for (Grant grant : state.goodwill().near(now, Duration.ofDays(days))) {
      sum += grant.gestures();
    }
    return sum;
  }

  /** Goodwill given in that many days, in euros. */
  public BigDecimal goodwill(int days, Instant now) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Grant grant : state.goodwill().near(now, Duration.ofDays(days))) {
      sum = sum.add(grant.amount().value());
    }
    return sum;
  }
}
