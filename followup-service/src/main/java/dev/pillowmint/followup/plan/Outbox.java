package dev.pillowmint.followup.plan;

import java.util.List;

/**
 * What is to be published, in the order in which it happened. A port.
 *
 * @param <T> what waits
 */
public interface Outbox<T> {

  /**
   * Hands out what waits longest and forgets what the publisher got rid of. One publisher at a
   * time, across all instances; a second one gets nothing.
   *
   * @param limit how many at most
   * @return how many were forgotten
   */
  int drain(int limit, Publisher<T> publisher);

  /** How many wait. */
  long waiting();

  /**
   * Publishes.
   *
   * @param <T> what waits
   */
  interface Publisher<T> {
    /** Publishes in this order and tells how many, from the first one on, are safely published. */
    int publish(List<T> waiting);
  }
}
