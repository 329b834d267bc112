package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.customer.OpenPromise;
import dev.pillowmint.decision.decide.Chosen;
import dev.pillowmint.decision.decide.Deciding;
import dev.pillowmint.decision.decide.Decision;
import dev.pillowmint.decision.decide.Settling;
import dev.pillowmint.decision.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** One customer's year of fifty events: what happens, what is granted, promised and delivered. */
final class AYear {
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

  private final Policy policy;
  private final Random random;
  private final String customer;
  private final Deque<Chosen> promised = new ArrayDeque<>();
  private CustomerState state = CustomerState.UNKNOWN;
  private int number;

  private AYear(Policy policy, int seed) {
    this.policy = policy;
    this.random = new Random(seed);
    this.customer = "C-" + seed;
  }

  static CustomerState of(Policy policy, int seed) {
    AYear year = new AYear(policy, seed);
    year.happens(
        "customer.profile-changed",
        Map.of(
            "displayName", "Maria Lindqvist",
            "tier", "gold",
            "yearlyValue", Amount.ofMinor(124_000, "EUR"),
            "customerSince", LocalDate.of(2019, 5, 4),
            "timeZone", "Europe/Stockholm",
            "language", "sv-SE",
            "country", "SE",
            "interests", List.of("sports cars", "gardening", "jazz")));
    while (year.number < 50) {
      year.next();
    }
    return year.state;
  }

  private void next() {
    if (promised.size() > 1) {
      happens("gesture.delivered", Map.of("gestureId", promised.removeFirst().id()));
      return;
    }
    List<Map.Entry<String, Function<Random, Map<String, Object>>>> all =
        List.copyOf(HAPPENINGS.entrySet());
    var happening = all.get(random.nextInt(all.size()));
    happens(happening.getKey(), happening.getValue().apply(random));
  }

  private static final Map<String, Function<Random, Map<String, Object>>> HAPPENINGS =
      Map.of(
          "fee.charged", r -> Map.of("fee", "return", "amount", cents(r, 2_000), "cause", "slip"),
          "purchase.completed",
              r -> Map.of("orderId", "O-" + r.nextInt(), "total", cents(r, 20_000)),
          "delivery.delayed",
              r -> Map.of("orderId", "O-" + r.nextInt(), "delay", Duration.ofHours(r.nextInt(60))),
          "service.outage",
              r ->
                  Map.of(
                      "duration",
                      Duration.ofHours(r.nextInt(40)),
                      "incidentId",
                      "I-" + r.nextInt(),
                      "service",
                      "broadband"),
          "complaint.raised",
              r -> Map.of("severity", "low", "about", "the wait", "claimed", cents(r, 5_000)),
          "support.contacted", r -> Map.of("channel", "phone", "transfers", (long) r.nextInt(4)),
          "feedback.given", r -> Map.of("score", (long) r.nextInt(11)),
          "praise.received", r -> Map.of("about", "a quick repair"));

  private static Amount cents(Random random, int most) {
    return Amount.ofMinor(1 + random.nextInt(most), "EUR");
  }

  private void happens(String type, Map<String, Object> attributes) {
    Instant time =
        NEW_YEAR.plus(Duration.ofHours(8_760L * number / 50)).plusSeconds(random.nextInt(500_000));
    Event event = new Event("test", "e-" + number++, type, customer, time, attributes);
    Optional<Decision> decision = Deciding.decide(policy, state, event);
    state = Settling.after(policy, state, event, decision);
    decision.ifPresent(this::told);
  }

  private void told(Decision decision) {
    state = state.confirm(decision.moment().decisionId()).told();
    for (Chosen gesture : decision.given()) {
      promised.add(gesture);
      state =
          state.with(new OpenPromise(gesture.id(), gesture.offer().description(), gesture.dueAt()));
    }
  }
}
