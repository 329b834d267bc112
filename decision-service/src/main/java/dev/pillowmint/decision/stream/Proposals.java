package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.stream.record.StoredDue;
import dev.pillowmint.decision.stream.record.StoredPending;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The proposals of one partition that wait for an answer, by customer and by when it is due. */
final class Proposals {
  /** How many of a customer may wait, of which nothing may be owed. */
  static final int MOST = 100;

  private static final String SEPARATOR = "\u0000";
  private static final String AFTER_SEPARATOR = "\u0001";

  private final KeyValueStore<String, StoredPending> pending;
  private final KeyValueStore<String, StoredDue> due;

  Proposals(KeyValueStore<String, StoredPending> pending, KeyValueStore<String, StoredDue> due) {
    this.pending = pending;
    this.due = due;
  }

  /** One that is due or will be. */
  record Due(Instant at, String customerId, String decisionId, StoredDue asked) {}

  @Nullable StoredPending find(String customerId, String decisionId) {
    return pending.get(key(customerId, decisionId));
  }

  /** Whether fewer than {@value #MOST} of the customer wait. */
  boolean hasRoom(String customerId) {
    try (KeyValueIterator<String, StoredPending> waiting = of(customerId)) {
      for (int i = 0; i < MOST; i++) {
        if (!waiting.hasNext()) {
          return true;
        }
        waiting.next();
      }
    }
    return false;
  }

  /** Whether part of it is owed, or may turn out to be. */
  static boolean mayBeOwed(StoredPending proposal) {
    return (proposal.getProposed().isEmpty() && !proposal.getAwaits().isEmpty())
        || PreparedRecords.gestures(proposal.getProposed()).stream()
            .anyMatch(gesture -> gesture.getLedger() == Ledger.ENTITLEMENT);
  }

  /** Keeps it, in the place of what was kept of that decision. */
  void keep(String customerId, StoredPending proposal) {
    Decision decision = decision(proposal);
    remove(customerId, decision.getId());
    pending.put(key(customerId, decision.getId()), proposal);
    due.put(
        dueKey(customerId, decision),
        new StoredDue(proposal.getRole(), decision.getReason().equals("overdue")));
  }

  void remove(String customerId, String decisionId) {
    StoredPending kept = pending.delete(key(customerId, decisionId));
    if (kept != null) {
      due.delete(dueKey(customerId, decision(kept)));
    }
  }

  /** Takes out all of the customer that wait. */
  List<StoredPending> takeAll(String customerId) {
    List<StoredPending> taken = new ArrayList<>();
    for (String id : all(customerId)) {
      StoredPending kept = find(customerId, id);
      if (kept != null) {
        taken.add(kept);
      }
      remove(customerId, id);
    }
    return taken;
  }

  void erase(String customerId) {
    all(customerId).forEach(id -> remove(customerId, id));
  }

  /** All that wait, in the order in which they are due. */
  KeyValueIterator<String, StoredDue> all() {
    return due.all();
  }

  static Due due(String key, StoredDue asked) {
    String[] parts = key.split(SEPARATOR, 3);
    return new Due(Instant.ofEpochMilli(Long.parseLong(parts[0], 16)), parts[1], parts[2], asked);
  }

  static Decision decision(StoredPending proposal) {
    return PreparedRecords.decision(proposal.getDecision());
  }

  private List<String> all(String customerId) {
    List<String> decisions = new ArrayList<>();
    try (KeyValueIterator<String, StoredPending> proposals = of(customerId)) {
      proposals.forEachRemaining(p -> decisions.add(p.key.substring(customerId.length() + 1)));
    }
    return decisions;
  }

  private KeyValueIterator<String, StoredPending> of(String customerId) {
    return pending.range(customerId + SEPARATOR, customerId + AFTER_SEPARATOR);
  }

  private static String key(String customerId, String decisionId) {
    return customerId + SEPARATOR + decisionId;
  }

  private static String dueKey(String customerId, Decision decision) {
    Instant at = Objects.requireNonNull(decision.getAnswerBy(), "a proposal has an answerBy");
    return "%016x".formatted(Math.max(0, at.toEpochMilli()))
        + SEPARATOR
        + key(customerId, decision.getId());
  }
}
