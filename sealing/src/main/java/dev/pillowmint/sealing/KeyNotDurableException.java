package dev.pillowmint.sealing;

/** A customer's new key did not become durable; trying again may help. */
public final class KeyNotDurableException extends KeysAwayException {
  private static final long serialVersionUID = 1L;

  KeyNotDurableException() {
    super("Kafka did not take the customer's key");
  }
}
