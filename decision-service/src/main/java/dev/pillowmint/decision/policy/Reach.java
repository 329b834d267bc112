package dev.pillowmint.decision.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Refuses rules that are never reached, because one that is tried before takes every such event.
 */
final class Reach {

  /**
   * A rule as it was read.
   *
   * @param section where it stands
   * @param stated attributes that are stated wherever its condition holds
   */
  record Read(Section section, Rule rule, Set<String> stated) {
    boolean always() {
      return rule.when() == null && !section.has("when");
    }

    /** Whether whatever reaches the other, and would be taken by it, is taken by this. */
    boolean takesAllOf(Read other) {
      Expression mine = rule.when();
      Expression theirs = other.rule().when();
      boolean shadows =
          always() || (mine != null && theirs != null && theirs.outline().implies(mine.outline()));
      return shadows && !mayPassOver();
    }

    /** Whether what it gives is always known, so that it lets no event go by. */
    boolean surelyGives() {
      return rule.declines() || rule.gestures().stream().allMatch(g -> Plain.is(g, stated));
    }

    String why(Read other) {
      if (always()) {
        return "takes every such event";
      }
      Expression mine = rule.when();
      Expression theirs = other.rule().when();
      return mine != null
              && theirs != null
              && theirs.outline().conjuncts().containsAll(mine.outline().conjuncts())
          ? "has the same condition before it"
          : "takes all that its condition lets through";
    }

    /** Whether it may let an event go by though its condition holds. */
    private boolean mayPassOver() {
      Preconditions preconditions = rule.clauses().preconditions();
      return preconditions.onRequest() != null
          || (preconditions.notStated() == NotStated.SKIP
              && rule.clauses().repeats().keys().stream().anyMatch(k -> k.attribute() != null));
    }
  }

  private Reach() {}

  /** The rules in the order they are tried: by priority, then as they stand in the document. */
  static List<Rule> inOrder(List<Read> read) {
    List<Read> ordered =
        read.stream()
            .sorted(
                (a, b) ->
                    Integer.compare(b.rule().clauses().priority(), a.rule().clauses().priority()))
            .toList();
    List<Read> before = new ArrayList<>();
    for (Read rule : ordered) {
      refuseUnreached(rule, before);
      before.add(rule);
    }
    return ordered.stream().map(Read::rule).toList();
  }

  private static void refuseUnreached(Read read, List<Read> before) {
    List<Read> takers = before.stream().filter(b -> b.takesAllOf(read)).toList();
    boolean covered =
        read.rule().on().stream()
            .allMatch(type -> takers.stream().anyMatch(t -> t.rule().on().contains(type)));
    if (covered) {
      Read by =
          takers.stream()
              .filter(t -> t.rule().on().stream().anyMatch(read.rule().on()::contains))
              .findFirst()
              .orElseThrow();
      String advice =
          "Put it before \"%s\", or give that rule %s."
              .formatted(by.rule().name(), by.always() ? "a \"when\"" : "another \"when\"");
      if (takers.stream().allMatch(Read::surelyGives)) {
        read.section()
            .fault(
                "name",
                "this rule is never reached: \"%s\" %s".formatted(by.rule().name(), by.why(read)),
                advice);
      } else {
        read.section()
            .warn(
                "name",
                "this rule is reached only where what \"%s\" gives cannot be reckoned: that rule %s"
                    .formatted(by.rule().name(), by.why(read)),
                advice);
      }
    }
  }
}
