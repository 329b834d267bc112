package dev.pillowmint.decision.customer;

import java.util.Optional;

/** Where the customers' stories are told. */
public interface CustomerStories {

  /**
   * The customer's story; empty if nothing is known of them.
   *
   * @throws StoriesAwayException if it cannot be told here and now
   */
  Optional<Story> find(String customerId);
}
