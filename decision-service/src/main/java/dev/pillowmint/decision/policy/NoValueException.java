package dev.pillowmint.decision.policy;

import java.time.Instant;

/** The policy states a value, but none that held when the event happened. */
final class NoValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoValueException(String name, Instant time) {
    super("the policy states no value \"%s\" for %s".formatted(name, time));
  }
}
