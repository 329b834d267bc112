package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.StateBytes;
import dev.pillowmint.decision.stream.record.StoredCustomer;

/** States as the stream's own store keeps them. */
public final class StoredStates implements StateBytes {
  @Override
  public byte[] bytes(CustomerState state) {
    return BinarySerde.bytes(StoredCustomer.getEncoder(), StoredCustomers.stored(state));
  }

  @Override
  public CustomerState state(byte[] bytes) {
    return StoredCustomers.state(BinarySerde.value(StoredCustomer.getDecoder(), bytes));
  }
}
