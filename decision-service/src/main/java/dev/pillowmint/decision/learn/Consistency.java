package dev.pillowmint.decision.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * How alike the cases of one rule were treated in one currency.
 *
 * @param policy name of the policy
 * @param rule name of the rule
 * @param currency ISO 4217
 * @param all every case
 * @param staff those that a member of staff offered or said yes to, by member
 */
public record Consistency(
    String policy, String rule, String currency, Spread all, List<Member> staff) {
  /** How many cases a member of staff and their peers each must have before they are compared. */
  public static final long NEEDED = 20;

  public Consistency {
    staff = List.copyOf(staff);
  }

  /**
   * A member of staff.
   *
   * @param staffId who
   * @param spread of their cases
   * @param standing beside their peers
   */
  public record Member(String staffId, Spread spread, Standing standing) {}

  /** Where a member's median lies in the cases of all other members of staff. */
  public enum Standing {
    /** They or their peers have fewer than {@value Consistency#NEEDED} cases. */
    TOO_FEW_CASES,
    /** Below three quarters of what peers' cases received. */
    BELOW_PEERS,
    /** Among the middle half. */
    AMONG_PEERS,
    /** Above three quarters of what peers' cases received. */
    ABOVE_PEERS;

    /** Whether somebody should look at it. */
    public boolean isFlagged() {
      return this == BELOW_PEERS || this == ABOVE_PEERS;
    }
  }

  /**
   * Of what was received.
   *
   * @param amounts by member of staff; the empty text: what no member of staff had a hand in
   */
  static Consistency of(
      String policy, String rule, String currency, SortedMap<String, Amounts> amounts) {
    List<Member> staff = new ArrayList<>();
    for (Map.Entry<String, Amounts> member : amounts.entrySet()) {
      if (!member.getKey().isEmpty()) {
        staff.add(
            new Member(
                member.getKey(),
                Spread.of(member.getValue(), currency),
                standing(member.getValue(), peers(member.getKey(), amounts))));
      }
    }
    Amounts all = amounts.values().stream().reduce(Amounts.NONE, Amounts::plus);
    return new Consistency(policy, rule, currency, Spread.of(all, currency), staff);
  }

  private static Amounts peers(String staffId, SortedMap<String, Amounts> amounts) {
    return amounts.entrySet().stream()
        .filter(other -> !other.getKey().isEmpty() && !other.getKey().equals(staffId))
        .map(Map.Entry::getValue)
        .reduce(Amounts.NONE, Amounts::plus);
  }

  private static Standing standing(Amounts own, Amounts peers) {
    if (own.count() < NEEDED || peers.count() < NEEDED) {
      return Standing.TOO_FEW_CASES;
    }
    long median = own.quartile(2);
    if (median < peers.quartile(1)) {
      return Standing.BELOW_PEERS;
    }
    return median > peers.quartile(3) ? Standing.ABOVE_PEERS : Standing.AMONG_PEERS;
  }
}
