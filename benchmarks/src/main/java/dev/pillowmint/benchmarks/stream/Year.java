package dev.pillowmint.benchmarks.stream;

import dev.pillowmint.benchmarks.decide.Cases;
import dev.pillowmint.benchmarks.decide.Customers;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.customer.OpenPromise;
import dev.pillowmint.decision.decide.Chosen;
import dev.pillowmint.decision.decide.Deciding;
import dev.pillowmint.decision.decide.Decision;
import dev.pillowmint.decision.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What happens to customers in a year, the same in every run. */
final class Year {
  private static final Duration YEAR = Duration.ofDays(365);

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
    CustomerState state =
        CustomerState.UNKNOWN.fold(
            event(
                "customer.profile-changed",
                events.getFirst().customerId(),
                "profile",
                events.getFirst().time(),
                Map.of("displayName", "Jo Meyer", "tier", "gold", "language", "de-DE")));
    List<Chosen> last = List.of();
    for (Event event : events) {
      Decision decision = Deciding.decide(policy, state, event).orElse(null);
      state = state.fold(event);
      if (decision instanceof Decision.Granted granted) {
        for (Chosen kept : last) {
          state =
              state.fold(
                  event(
                      "gesture.delivered",
                      event.customerId(),
                      kept.id(),
                      event.time(),
                      Map.of("gestureId", kept.id())));
        }
        last = granted.given();
        state =
            granted.goodwill() == null
                ? state
                : state.with(granted.goodwill()).confirm(granted.moment().decisionId());
        for (Chosen given : last) {
          state =
              state
                  .with(new OpenPromise(given.id(), given.offer().description(), given.dueAt()))
                  .told();
        }
      }
    }
    return state;
  }

  private Event moment(String customer, int number, Instant time) {
    Event sample = moments.get(random.nextInt(moments.size()));
    return event(sample.type(), customer, customer + "-" + number, time, sample.attributes());
  }

  private static Event purchase(String customer, int number, Instant time) {
    String id = customer + "-" + number;
    return event("purchase.completed", customer, id, time, Map.of("orderId", id));
  }

  private static Event event(
      String type, String customer, String id, Instant time, Map<String, Object> attributes) {
    return new Event("shop", id, type, customer, time, attributes);
  }
}
