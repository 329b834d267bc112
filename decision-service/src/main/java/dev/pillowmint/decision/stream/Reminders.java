package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.decide.Answer;
import dev.pillowmint.decision.decide.Reviewing;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.stream.record.StoredDue;
import dev.pillowmint.decision.stream.record.StoredPending;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Asks the next in line, or the last again, where nobody answered in time. */
final class Reminders {
  /** How often is looked. */
  static final Duration EVERY = Duration.ofSeconds(30);

  private static final int MOST_AT_ONCE = 500;

  private final Supplier<Policy> policy;
  private final Clock clock;
  private final Telling telling;
  private final Answers answers;

  Reminders(Supplier<Policy> policy, Clock clock, Telling telling, Answers answers) {
    this.policy = policy;
    this.clock = clock;
    this.telling = telling;
    this.answers = answers;
  }

  /** What is due now is asked anew; what waits is counted. */
  void look() {
    Instant now = clock.instant();
    due(now).forEach(due -> remind(due, now));
    telling.measures().proposals().waiting(partition(), waiting());
  }

  void close() {
    telling.measures().proposals().gone(partition());
  }

  private List<Proposals.Due> due(Instant now) {
    List<Proposals.Due> due = new ArrayList<>();
    try (KeyValueIterator<String, StoredDue> all = telling.proposals().all()) {
      while (all.hasNext() && due.size() < MOST_AT_ONCE) {
        KeyValue<String, StoredDue> next = all.next();
        Proposals.Due proposal = Proposals.due(next.key, next.value);
        if (proposal.at().isAfter(now)) {
          break;
        }
        due.add(proposal);
      }
    }
    return due;
  }

  private void remind(Proposals.Due due, Instant now) {
    StoredPending kept = telling.proposals().find(due.customerId(), due.decisionId());
    if (kept != null) {
      CustomerState state = telling.stories().find(due.customerId());
      Retelling retelling = new Retelling(kept, policy.get(), now, null);
      CustomerState after =
          answers.settle(
              new Telling.About(due.customerId(), null),
              new Answer<>(
                  retelling,
                  state,
                  new Reviewing(policy.get(), state, retelling.pending()).unanswered(due.at())),
              now);
      telling.stories().keep(due.customerId(), after);
    }
  }

  private Map<String, ProposalMeasures.Waiting> waiting() {
    Map<String, ProposalMeasures.Waiting> waiting = new HashMap<>();
    try (KeyValueIterator<String, StoredDue> all = telling.proposals().all()) {
      all.forEachRemaining(
          due ->
              waiting.merge(
                  due.value.getRole(),
                  new ProposalMeasures.Waiting(0, 0).plus(due.value.getOverdue()),
                  (known, one) -> known.plus(one.overdue() > 0)));
    }
    return waiting;
  }

  private String partition() {
    return telling.context().taskId().toString();
  }
}
