package dev.pillowmint.followup.plan;

import java.time.Instant;
import java.util.List;
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

  /**
   * Makes two customers one: what is the alias' becomes the other's, and whoever asks for the alias
   * from then on gets the other's file. Nothing changes if the two are one already, or if the alias
   * was given up to somebody else. Who was erased as either is erased.
   *
   * @param into the customer who remains, by any identifier of theirs
   * @param work is handed the file, as it is then
   */
  void join(String alias, String into, Instant now, Joining work);

  /** The name of an alias' promise where the customer who remains has one of the same name. */
  static String apart(String alias, String promise) {
    return alias + "/" + promise;
  }

  /** What follows from two customers' being one. */
  interface Joining {
    /**
     * Looks at what moved.
     *
     * @param before what was known of the customer who remains
     * @param foretold ends of promises that were heard of under the one identifier, while the
     *     promises were made under the other
     */
    void joined(CustomerFile file, Customer before, List<Promise> foretold);
  }

  /** Whose follow-up it is; empty: there is none of that id. */
  Optional<String> customerOf(UUID followUp);
}
