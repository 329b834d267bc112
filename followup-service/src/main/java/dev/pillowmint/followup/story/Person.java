package dev.pillowmint.followup.story;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who answers.
 *
 * @param id recorded with what they say
 * @param roles by which policies know them, e.g. {@code care-lead}; the first one speaks for them
 *     where none is asked
 * @param mayApprove whether they may answer whoever is asked
 */
public record Person(String id, SortedSet<String> roles, boolean mayApprove) {

  public Person {
    roles = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(roles));
  }

  /**
   * Somebody with teams, or without.
   *
   * @param teams the roles of policies that are theirs
   * @param post what they are if no team is theirs, e.g. {@code agent}
   */
  public static Person of(String id, Set<String> teams, String post, boolean mayApprove) {
    TreeSet<String> roles = new TreeSet<>(teams);
    if (roles.isEmpty()) {
      roles.add(post);
    }
    return new Person(id, roles, mayApprove);
  }

  /** Whether they may say yes or no to what that role is asked. */
  public boolean mayAnswer(String askedRole) {
    return mayApprove || roles.contains(askedRole);
  }

  /** The role that they answer as: the one that is asked if it is theirs. */
  String roleFor(String askedRole) {
    return roles.contains(askedRole) ? askedRole : roles.getFirst();
  }
}
