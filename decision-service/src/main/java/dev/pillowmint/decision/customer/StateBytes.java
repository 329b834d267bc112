package dev.pillowmint.decision.customer;

/** A customer's state as the bytes in which it is stored, and back. */
public interface StateBytes {
  /** The state as bytes. */
  byte[] bytes(CustomerState state);

  /** The state of such bytes. */
  CustomerState state(byte[] bytes);
}
