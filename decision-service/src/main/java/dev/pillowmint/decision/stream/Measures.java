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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Counts what is decided. */
public final class Measures {
  private final MeterRegistry meters;
  private final Clock clock;
  private final Timer latency;
  private final BudgetMeasures budgets;
  private final ProposalMeasures proposals;
  private final Map<List<String>, Counter> counters = new ConcurrentHashMap<>();

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
    // Links are rare: their first one must be seen to rise.
    List.of("joined", "known", "refused").forEach(this::links);
  }

  BudgetMeasures budgets() {
    return budgets;
  }

  ProposalMeasures proposals() {
    return proposals;
  }

  void told(Published published, @Nullable Instant receivedAt) {
    Decision decision = published.decision();
    counter(
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
    counter("pillowmint.events.repeated").increment();
  }

  /**
   * A link between identifiers was weighed.
   *
   * @param result joined, known or refused
   */
  void linked(String result) {
    links(result).increment();
  }

  private Counter links(String result) {
    return counter("pillowmint.identities", "result", result);
  }

  /**
   * @param reason the refusal's code
   */
  void deadLetter(String topic, String reason) {
    counter("pillowmint.dead.letters", "topic", topic, "reason", reason).increment();
  }

  private void granted(Gesture gesture) {
    String kind = gesture.getKind().name();
    String ledger = gesture.getLedger().name();
    counter("pillowmint.gestures", "kind", kind, "ledger", ledger, "rule", gesture.getRule())
        .increment();
    Money amount = gesture.getAmount();
    if (amount != null) {
      counter(
              "pillowmint.gesture.value",
              "currency",
              amount.getCurrency(),
              "ledger",
              ledger,
              "kind",
              kind)
          .increment(major(amount));
    }
  }

  /** Found again without making and sorting its tags, which costs more than counting. */
  private Counter counter(String... nameAndTags) {
    return counters.computeIfAbsent(
        List.of(nameAndTags),
        key -> meters.counter(key.getFirst(), key.subList(1, key.size()).toArray(String[]::new)));
  }

  /** A metric is a double; money itself never is. */
  private static double major(Money amount) {
    int places = Math.max(0, Currency.getInstance(amount.getCurrency()).getDefaultFractionDigits());
    return BigDecimal.valueOf(amount.getMinorUnits(), places).doubleValue();
  }
}
