package dev.pillowmint.decision.customer;

import java.util.Optional;

/** Where the customers' stories are told: each by the instance that owns the customer. */
public interface CustomerStories {

  /**
   * The customer's story; empty if nothing is known of them.
   *
   * @throws StoriesAwayException if it cannot be told here and now
   */
  Optional<Story> find(String customerId);

  /**
   * The customer whose the identifier is; empty: it is a customer itself, or not known.
   *
   * @throws StoriesAwayException if it cannot be told here and now
   */
  Optional<String> belongsTo(String identifier);

  /**
   * The address of the other instance that owns the customer; empty: this one does.
   *
   * @throws StoriesAwayException while it cannot be told who does
   */
  Optional<InstanceAddress> owner(String customerId);

  /**
   * Where an instance is reached by the others.
   *
   * @param host name or address
   * @param port of its REST interface
   */
  record InstanceAddress(String host, int port) {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }
}
