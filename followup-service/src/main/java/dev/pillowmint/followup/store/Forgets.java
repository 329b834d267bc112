package dev.pillowmint.followup.store;

/**
 * A table, or several, with words about customers. Whoever adds one adds its class to the list in
 * {@link StoreConfiguration}; a test looks through every table.
 */
interface Forgets {

  /** Removes every word about the customer. Ids, times and states may stay. */
  void forget(String customerId);
}
