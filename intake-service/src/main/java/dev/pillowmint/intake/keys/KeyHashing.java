package dev.pillowmint.intake.keys;

/** Hashes whole keys with what only the services know. Thread-safe. */
public interface KeyHashing {

  /** Always the same for the same key. */
  byte[] hash(String key);

  /** False: there is nothing to hash with, so that no key can be made or let in. */
  default boolean canHash() {
    return true;
  }
}
