package dev.pillowmint.decision.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The policies that decide. */
public interface Policies {

  /** The one that decides at that time; there always is one. */
  Policy active(Instant now);

  /** Those that decide beside it, without effect. */
  default List<Policy> shadows() {
    return List.of();
  }

  /** What must still be known before anything is decided, in words; empty: nothing. */
  default Optional<String> waitsFor() {
    return Optional.empty();
  }

  /** One that always decides. */
  static Policies only(Policy policy) {
    return now -> policy;
  }
}
