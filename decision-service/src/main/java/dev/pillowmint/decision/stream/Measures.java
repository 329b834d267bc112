package dev.pillowmint.decision.stream;

import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.Money;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Counts what is decided. */
public final class Measures {
  private final MeterRegistry meters;
  private final Clock clock;
  private final Timer latency;
  private final BudgetMeasures budgets;
  private final ProposalMeasures proposals;

  /** Registers with the meters. */
  public Measures(MeterRegistry meters, Clock clock) {
    this.meters = meters;
    this.clock = clock;
    this.budgets = new BudgetMeasures(meters);
    this.proposals = new ProposalMeasures(meters);
    this.latency =
        Timer.builder("pillowmint.decision.latency")
            .description("From the acceptance of an event to its decision")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofMinutes(1))
            .register(meters);
  }

  BudgetMeasures budgets() {
    return budgets;
  }

  ProposalMeasures proposals() {
    return proposals;
  }

  void told(Published published, @Nullable Instant receivedAt) {
    Decision decision = published.decision();
    meters
        .counter(
            "pillowmint.decisions",
            "rule",
            decision.getRule(),
            "outcome",
            decision.getOutcome().name(),
            "reason",
            decision.getReason())
        .increment();
    published.gestures().forEach(this::granted);
    if (receivedAt != null) {
      Duration took = Duration.between(receivedAt, clock.instant());
      latency.record(took.isNegative() ? Duration.ZERO : took);
    }
  }

  void repeated() {
    meters.counter("pillowmint.events.repeated").increment();
  }

  void deadLetter(String topic) {
    meters.counter("pillowmint.dead.letters", "topic", topic).increment();
  }

  private void granted(Gesture gesture) {
    String kind = gesture.getKind().name();
    String ledger = gesture.getLedger().name();
    meters
        .counter("pillowmint.gestures", "kind", kind, "ledger", ledger, "rule", gesture.getRule())
        .increment();
    Money amount = gesture.getAmount();
    if (amount != null) {
      Counter.builder("pillowmint.gesture.value")
          .tags("currency", amount.getCurrency(), "ledger", ledger, "kind", kind)
          .register(meters)
          .increment(major(amount));
    }
  }

  /** A metric is a double; money itself never is. */
  private static double major(Money amount) {
    int places = Math.max(0, Currency.getInstance(amount.getCurrency()).getDefaultFractionDigits());
    return BigDecimal.valueOf(amount.getMinorUnits(), places).doubleValue();
  }
}
