package dev.pillowmint.benchmarks.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.customer.Grant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Three customers, of whom as many events are remembered as ever are. */
public final class Customers {
  /** When what is decided happens. */
  public static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  private static final List<String> TROUBLE =
      List.of(
          "fee.charged",
          "delivery.delayed",
          "complaint.raised",
          "service.outage",
          "support.contacted");

  private Customers() {}

  /** To whom something happens every day and a half. */
  public static CustomerState often() {
    CustomerState state = knowing("gold", "1200.00");
    for (int i = 0; i < CustomerState.MOST_EVENTS; i++) {
      state = state.fold(past(TROUBLE.get(i % TROUBLE.size()), Duration.ofHours(36L * (i + 1))));
    }
    return state;
  }

  /** Who buys every week, and was charged one fee. */
  public static CustomerState rarely() {
    return buying(knowing("silver", "2000.00")).fold(past("fee.charged", Duration.ofDays(100)));
  }

  /** Who buys every week, and of whom nothing else is known. */
  public static CustomerState newcomer() {
    return buying(CustomerState.UNKNOWN);
  }

  private static CustomerState buying(CustomerState start) {
    CustomerState state = start;
    for (int i = 0; i < CustomerState.MOST_EVENTS - 1; i++) {
      state = state.fold(past("purchase.completed", Duration.ofDays(7L * (i + 1))));
    }
    return state;
  }

  private static CustomerState knowing(String tier, String yearlyValue) {
    CustomerState state =
        CustomerState.UNKNOWN.fold(
            event(
                "customer.profile-changed",
                Duration.ofDays(400),
                Map.of("tier", tier, "yearlyValue", Amount.of(yearlyValue, "EUR"))));
    for (int i = 1; i <= 3; i++) {
      Instant time = NOW.minus(Duration.ofDays(20L * i));
      state = state.with(new Grant(null, time, 1, Amount.ofMinor(1000L * i, "EUR")));
    }
    return state;
  }

  private static Event past(String type, Duration ago) {
    return event(type, ago, Map.of());
  }

  private static Event event(String type, Duration ago, Map<String, Object> attributes) {
    return new Event("benchmark", type + ago, type, "C-1", NOW.minus(ago), attributes);
  }
}
