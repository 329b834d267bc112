package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.OpenPromise;
import dev.pillowmint.decision.stream.record.StoredChoice;
import dev.pillowmint.decision.stream.record.StoredCustomer;
import dev.pillowmint.schemas.ChosenGesture;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The customers' states and stories of one partition. A story holds the newest decisions, each
 * under its own key, so that telling one more writes one and deletes one.
 */
final class Stories {
  /** How many decisions of a customer are kept. */
  static final int MOST_DECISIONS = 100;

  private final KeyValueStore<String, StoredCustomer> customers;
  private final KeyValueStore<String, Decision> decisions;

  Stories(
      KeyValueStore<String, StoredCustomer> customers, KeyValueStore<String, Decision> decisions) {
    this.customers = customers;
    this.decisions = decisions;
  }

  CustomerState find(String customerId) {
    return StoredCustomers.state(customers.get(customerId));
  }

  void keep(String customerId, CustomerState state) {
    customers.put(customerId, StoredCustomers.stored(state));
  }

  /** Nothing of the customer stays but that they were erased, to refuse what comes later. */
  void erase(String customerId, CustomerState state) {
    delete(customerId, state);
    keep(customerId, CustomerState.ERASED);
  }

  /**
   * The state after the decision is told: its gestures are open promises. A decision that is told
   * again stands in the place of what was told before.
   */
  CustomerState tell(String customerId, CustomerState state, Published published) {
    CustomerState told = state;
    if (published.decision().getRevision() == 0 || !replaced(customerId, state, published)) {
      append(customerId, state, published);
      told = state.told();
    }
    for (Gesture gesture : published.gestures()) {
      told =
          told.with(
              new OpenPromise(
                  gesture.getId(), gesture.getDescription(), due(gesture, published.decision())));
    }
    return told;
  }

  /** The story shows what the customer chose. */
  void chosen(String customerId, CustomerState state, String gestureId, StoredChoice choice) {
    for (long n = state.decisions() - 1; n >= oldest(state); n--) {
      Decision told = decisions.get(key(customerId, n));
      if (told != null
          && told.getGestures().stream().anyMatch(g -> g.getGestureId().equals(gestureId))) {
        decisions.put(key(customerId, n), chosen(told, gestureId, choice));
        return;
      }
    }
  }

  private static Decision chosen(Decision told, String gestureId, StoredChoice choice) {
    Money amount = new Money(choice.getAmount().getMinorUnits(), choice.getAmount().getCurrency());
    List<String> steps = new ArrayList<>(told.getExplanation());
    steps.add(
        "The customer chose %s of %s."
            .formatted(choice.getForm(), StoredCustomers.amount(choice.getAmount())));
    return Decision.newBuilder(told)
        .setExplanation(steps)
        .setGestures(
            told.getGestures().stream()
                .map(
                    g ->
                        g.getGestureId().equals(gestureId)
                            ? ChosenGesture.newBuilder(g)
                                .setForm(choice.getForm())
                                .setAmount(amount)
                                .build()
                            : g)
                .toList())
        .build();
  }

  /**
   * The state with more decisions in its story, all in the order in which they were told.
   *
   * @param moved from another's story
   * @param forgotten how many of that story are kept no more
   */
  CustomerState join(String customerId, CustomerState state, List<Decision> moved, long forgotten) {
    List<Decision> all = all(customerId, state);
    delete(customerId, state);
    all.addAll(moved);
    all.sort(Comparator.comparing(Decision::getDecidedAt));
    CustomerState joined = state.told(moved.size() + forgotten);
    List<Decision> newest = all.subList(Math.max(0, all.size() - MOST_DECISIONS), all.size());
    long first = joined.decisions() - newest.size();
    for (int i = 0; i < newest.size(); i++) {
      decisions.put(key(customerId, first + i), newest.get(i));
    }
    return joined;
  }

  /** The decisions of the story that are kept, oldest first. */
  List<Decision> all(String customerId, CustomerState state) {
    List<Decision> all = new ArrayList<>();
    for (long n = oldest(state); n < state.decisions(); n++) {
      Decision told = decisions.get(key(customerId, n));
      if (told != null) {
        all.add(told);
      }
    }
    return all;
  }

  /** Nothing stays: the customer is another's identifier now. */
  void remove(String customerId, CustomerState state) {
    delete(customerId, state);
    customers.delete(customerId);
  }

  private void delete(String customerId, CustomerState state) {
    for (long n = oldest(state); n < state.decisions(); n++) {
      decisions.delete(key(customerId, n));
    }
  }

  private void append(String customerId, CustomerState state, Published published) {
    decisions.put(key(customerId, state.decisions()), published.decision());
    if (state.decisions() >= MOST_DECISIONS) {
      decisions.delete(key(customerId, state.decisions() - MOST_DECISIONS));
    }
  }

  private boolean replaced(String customerId, CustomerState state, Published published) {
    for (long n = state.decisions() - 1; n >= oldest(state); n--) {
      Decision before = decisions.get(key(customerId, n));
      if (before != null && before.getId().equals(published.decision().getId())) {
        decisions.put(key(customerId, n), published.decision());
        return true;
      }
    }
    return false;
  }

  /**
   * A promise counts from when it was decided if that is later than its moment: nobody could have
   * kept it before. followup-service counts alike, by its own clock.
   */
  private static Instant due(Gesture gesture, Decision decision) {
    Duration within = Duration.between(gesture.getGrantedAt(), gesture.getDueAt());
    Instant decided = decision.getDecidedAt();
    Instant from = gesture.getGrantedAt().isAfter(decided) ? gesture.getGrantedAt() : decided;
    return from.plus(within);
  }

  static long oldest(CustomerState state) {
    return Math.max(0, state.decisions() - MOST_DECISIONS);
  }

  /**
   * @param number of the decision in the customer's story, from 0
   */
  static String key(String customerId, long number) {
    return customerId + "\u0000" + HexFormat.of().toHexDigits(number);
  }
}
