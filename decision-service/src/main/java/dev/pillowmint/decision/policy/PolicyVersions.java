package dev.pillowmint.decision.policy;

import java.util.List;
import java.util.function.Function;

/** Where policy versions are kept. All writers, on whatever instance, write one after the other. */
public interface PolicyVersions {

  /**
   * As this instance knows them.
   *
   * @throws PoliciesAwayException if it does not know them yet
   */
  PolicyBook book();

  /**
   * Writes what a change makes of the newest book: all of it or nothing.
   *
   * @param change from the newest book to the versions to write; may refuse with a {@link
   *     PolicyConflictException}
   * @return the book after the change
   * @throws PoliciesAwayException if it cannot be known that it was written
   */
  PolicyBook change(Function<PolicyBook, List<PolicyVersion>> change);
}
