package dev.pillowmint.decision.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How full budgets are. Of each the newest period is shown; of those that are each of something,
 * none.
 */
final class BudgetMeasures {
  private final MeterRegistry meters;
  private final Map<String, Shown> shown = new ConcurrentHashMap<>();

  BudgetMeasures(MeterRegistry meters) {
    this.meters = meters;
  }

  private record Shown(String period, AtomicInteger percent, Gauge gauge) {
    boolean isNewerThan(String other) {
      return period.length() == other.length() && period.compareTo(other) > 0;
    }
  }

  void used(String budget, String period, int percent) {
    Shown known = shown.get(budget);
    if (known != null && known.period().equals(period)) {
      known.percent().set(percent);
    } else if (known == null || !known.isNewerThan(period)) {
      gone(budget);
      shown.put(budget, show(budget, period, new AtomicInteger(percent)));
    }
  }

  void gone(String budget) {
    Shown known = shown.remove(budget);
    if (known != null) {
      meters.remove(known.gauge());
    }
  }

  void warned(String budget, boolean beyond) {
    warnings(budget, beyond).increment();
  }

  private Counter warnings(String budget, boolean beyond) {
    return Counter.builder("pillowmint.budget.warnings")
        .description("Budgets that came near their end, or are beyond it")
        .tags("budget", budget, "level", beyond ? "beyond" : "near")
        .register(meters);
  }

  private Shown show(String budget, String period, AtomicInteger percent) {
    // From zero on, so that the first warning is an increase.
    warnings(budget, false);
    warnings(budget, true);
    Gauge gauge =
        Gauge.builder("pillowmint.budget.used.ratio", percent, p -> p.get() / 100.0)
            .description("Share of a budget that is used; 1 is all of it")
            .tags("budget", budget, "period", period)
            .register(meters);
    return new Shown(period, percent, gauge);
  }
}
