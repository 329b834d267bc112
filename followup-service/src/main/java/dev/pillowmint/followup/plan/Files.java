package dev.pillowmint.followup.plan;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Every customer's file. A port: the store keeps them. */
public interface Files {

  /**
   * Works in several customers' files. All of the work is kept, or none of it; nobody else works in
   * those files meanwhile. A file exists as soon as it is asked for.
   *
   * @param promises the customers, and which of their promises will surely be asked for
   * @param work is handed the way to a customer's file
   */
  <R> R inFiles(
      Map<String, Set<String>> promises, Function<Function<String, CustomerFile>, R> work);

  /** Works in one customer's file, in the same way. */
  default <R> R inFile(String customerId, Function<CustomerFile, R> work) {
    return inFiles(Map.of(customerId, Set.of()), files -> work.apply(files.apply(customerId)));
  }

  /** Whose follow-up it is; empty: there is none of that id. */
  Optional<String> customerOf(UUID followUp);
}
