package dev.pillowmint.followup.plan;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Every customer's file. A port: the store keeps them. */
public interface Files {

  /**
   * Works in one customer's file. All of the work is kept, or none of it; nobody else works in that
   * file meanwhile. The file exists as soon as it is asked for.
   */
  <R> R inFile(String customerId, Function<CustomerFile, R> work);

  /** Whose follow-up it is; empty: there is none of that id. */
  Optional<String> customerOf(UUID followUp);
}
