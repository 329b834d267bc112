package dev.pillowmint.benchmarks.stream;

import dev.pillowmint.benchmarks.decide.Cases;
import dev.pillowmint.benchmarks.decide.Customers;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What happens to customers in a year, the same in every run. */
final class Year {
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Map<String, Object> PROFILE =
      Map.of(
          "displayName", "Maria Lindqvist",
          "tier", "gold",
          "yearlyValue", Amount.of("1240.00", "EUR"),
          "customerSince", LocalDate.of(2019, 5, 4),
          "timeZone", "Europe/Stockholm",
          "language", "sv-SE",
          "country", "SE",
          "interests", List.of("sports cars", "gardening", "jazz"));

  private final Policy policy;
  private final Random random = new Random(3);
  private final List<Event> moments = Cases.all().stream().map(c -> c.event()).toList();

  Year(Policy policy) {
    this.policy = policy;
  }

  /** A customer's events in order: one in three is a moment, the others are purchases. */
  List<Event> events(String customer, int number) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Instant time = Customers.NOW.minus(YEAR).plus(YEAR.multipliedBy(i + 1L).dividedBy(number));
      events.add(i % 3 == 0 ? moment(customer, i, time) : purchase(customer, i, time));
    }
    return events;
  }

  /** A customer's moments in order. */
  List<Event> moments(String customer, int number) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      Instant time = Customers.NOW.minus(YEAR).plus(YEAR.multipliedBy(i + 1L).dividedBy(number));
      events.add(moment(customer, i, time));
    }
    return events;
  }

  /** The customer's state after the events; what is promised is kept, except the latest. */
  CustomerState after(List<Event> events) {
    return after(events, true);
  }

  /** The customer's state after the events; nothing of what is promised is kept yet. */
  CustomerState stillPromised(List<Event> events) {
    return after(events, false);
  }

  private CustomerState after(List<Event> events, boolean delivering) {
    String customer = events.getFirst().customerId();
    Instant start = events.getFirst().time();
    CustomerState state =
        CustomerState.UNKNOWN.fold(
            event("customer.profile-changed", customer, "profile", start, PROFILE));
    List<Chosen> last = List.of();
    for (Event event : events) {
      Optional<Decision> decision = Deciding.decide(policy, state, event);
      state = Settling.after(policy, state, event, decision);
      if (decision.isPresent()) {
        for (Chosen kept : delivering ? last : List.<Chosen>of()) {
          state = state.fold(delivered(event, kept));
        }
        last = decision.get().given();
        state = promising(state.confirm(decision.get().moment().decisionId()).told(), last);
      }
    }
    return state;
  }

  private static CustomerState promising(CustomerState state, List<Chosen> given) {
    CustomerState promising = state;
    for (Chosen gesture : given) {
      String what = gesture.offer().description();
      promising = promising.with(new OpenPromise(gesture.id(), what, gesture.dueAt()));
    }
    return promising;
  }

  private static Event delivered(Event event, Chosen gesture) {
    return event(
        "gesture.delivered",
        event.customerId(),
        gesture.id(),
        event.time(),
        Map.of("gestureId", gesture.id()));
  }

  private Event moment(String customer, int number, Instant time) {
    Event sample = moments.get(random.nextInt(moments.size()));
    return event(sample.type(), customer, customer + "-" + number, time, sample.attributes());
  }

  private static Event purchase(String customer, int number, Instant time) {
    String id = customer + "-" + number;
    return event(
        "purchase.completed",
        customer,
        id,
        time,
        Map.of("orderId", id, "total", Amount.of("49.90", "EUR")));
  }

  private static Event event(
      String type, String customer, String id, Instant time, Map<String, Object> attributes) {
    return new Event("shop", id, type, customer, time, attributes);
  }
}
