package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.stream.record.StoredCustomer;

/** Customers' states as the store and its changelog hold them. */
public final class StoredStates {
  /** The store's name. */
  public static final String STORE = DecisionTopology.CUSTOMERS;

  private StoredStates() {}

  /** The value's bytes. */
  public static byte[] bytes(CustomerState state) {
    return BinarySerde.bytes(StoredCustomer.getEncoder(), StoredCustomers.stored(state));
  }
}
