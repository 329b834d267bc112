package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.decide.Deciding;
import dev.pillowmint.decision.decide.Decision;
import dev.pillowmint.decision.decide.Settling;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.stream.record.DrawAsked;
import dev.pillowmint.decision.stream.record.Prepared;
import dev.pillowmint.decision.stream.record.StoredCustomer;
import dev.pillowmint.decision.stream.record.StoredLesson;
import dev.pillowmint.decision.stream.record.StoredMissed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is decided about some moments and learned of it, made beforehand. */
public final class BareMoments {
  private final Policy policy;
  private final StoredCustomer usual;
  private final List<@Nullable Outgoing> decided = new ArrayList<>();
  private final Map<String, StoredLesson> lessons = new HashMap<>();
  private final Map<String, StoredMissed> missed = new HashMap<>();

  /**
   * Of customers of whom nothing was known before, as the decision topology decides about them.
   *
   * @param customer whose state is of usual size: it is written for every customer
   * @param moments each customer's in order
   */
  public BareMoments(DecisionTopology.Parts parts, CustomerState customer, List<Event> moments) {
    policy = parts.policies().active(parts.clock().instant());
    usual = StoredCustomers.stored(customer);
    LessonsOf learned = new LessonsOf(parts);
    Map<String, CustomerState> states = new HashMap<>();
    for (Event moment : moments) {
      CustomerState before = states.getOrDefault(moment.customerId(), CustomerState.UNKNOWN);
      Optional<Decision> recognised = Deciding.decide(policy, before, moment);
      states.put(moment.customerId(), Settling.after(policy, before, moment, recognised));
      Decision decision = recognised.orElse(null);
      if (decision == null) {
        decided.add(null);
      } else {
        Published published = published(decision);
        String id = published.decision().getId();
        decided.add(outgoing(decision, published));
        lessons.put(id, StoredLessons.stored(learned.told(published)));
        learned.missed(published).ifPresent(m -> missed.put(id, MissedRecords.stored(m)));
      }
    }
  }

  StoredCustomer usual() {
    return usual;
  }

  /** What is sent on for an event; null: no rule is for it. */
  @Nullable Outgoing decided(String eventId) {
    return decided.get(Math.floorMod(eventId.hashCode(), decided.size()));
  }

  /** What is counted of a decision. */
  StoredLesson lesson(String decisionId) {
    return java.util.Objects.requireNonNull(lessons.get(decisionId));
  }

  /** What is missed by a decision, by its id. */
  Map<String, StoredMissed> missed() {
    return missed;
  }

  private Published published(Decision decision) {
    return Published.of(decision, policy, Instant.EPOCH);
  }

  private Outgoing outgoing(Decision decision, Published published) {
    if (!(decision instanceof Decision.Granted granted) || granted.draws().isEmpty()) {
      return new Outgoing.Told(published);
    }
    Map<String, Prepared> otherwise = new HashMap<>();
    granted
        .otherwise()
        .forEach((budget, other) -> otherwise.put(budget, PreparedRecords.of(published(other))));
    return new Outgoing.Asked(
        DrawAsked.newBuilder()
            .setCustomerId("")
            .setDecisionId(decision.moment().decisionId())
            .setDraws(StoredDraws.stored(granted.draws()))
            .setGranted(PreparedRecords.of(published))
            .setOtherwise(otherwise)
            .build());
  }
}
