package dev.pillowmint.followup.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people ask about. A port: the store answers. */
public interface Worklist {

  /** Follow-ups that wait for a person, the most urgent first. */
  List<Item> due(int limit, @Nullable Position after);

  /** All follow-ups of a customer, by due time. */
  List<Item> ofCustomer(String customerId, int limit, @Nullable Position after);

  /** One follow-up; empty: none of that id. */
  Optional<Item> find(UUID id);

  /** The verdicts on a follow-up, the oldest first. */
  List<Judged> verdicts(UUID id, int limit);

  /** How many follow-ups are not at their end. */
  long pending();

  /**
   * Where a page ends.
   *
   * @param dueAt of its last element
   * @param id of its last element; of a promise: the customer's id, a line feed, the promise's id
   */
  record Position(Instant dueAt, String id) {}

  /**
   * A follow-up, with what a person needs to do it.
   *
   * @param followUp as it is now
   * @param displayName how the customer likes to be addressed; null: not known
   * @param promisedBy by when it is promised; null: it is no promise
   * @param completion who did it; null: nobody
   */
  record Item(
      FollowUp followUp,
      @Nullable String displayName,
      @Nullable Instant promisedBy,
      CustomerFile.@Nullable Completion completion) {}
}
