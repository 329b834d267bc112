package dev.pillowmint.followup.story;

import java.util.Optional;
import java.util.function.Function;

/** What is written down of every customer. A port: the store keeps it. */
public interface Chronicles {

  /**
   * Writes in one customer's chronicle. All of the work is kept, or none of it; nobody else works
   * for that customer meanwhile.
   */
  <R> R inChronicle(String customerId, Function<Chronicle, R> work);

  /** Whose decision it is; empty: there is none of that id. */
  Optional<String> customerOfDecision(String decisionId);

  /** Whose choice it is; empty: the gesture leaves none. */
  Optional<String> customerOfChoice(String gestureId);
}
