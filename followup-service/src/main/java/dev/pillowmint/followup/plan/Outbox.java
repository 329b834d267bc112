package dev.pillowmint.followup.plan;

import java.util.List;

/** Changes of follow-ups that are to be published, in the order in which they happened. A port. */
public interface Outbox {

  /**
   * Hands out the oldest changes and forgets those that the publisher got rid of. One publisher at
   * a time, across all instances; a second one gets nothing.
   *
   * @param limit how many at most
   * @return how many were forgotten
   */
  int drain(int limit, Publisher publisher);

  /** How many wait. */
  long waiting();

  /** Publishes changes. */
  interface Publisher {
    /** Publishes in this order and tells how many, from the first one on, are safely published. */
    int publish(List<FollowUp> changes);
  }
}
