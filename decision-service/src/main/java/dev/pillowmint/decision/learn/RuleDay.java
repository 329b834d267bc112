package dev.pillowmint.decision.learn;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What is counted together: a rule of a version of a policy, and the day of the moment.
 *
 * @param policy name of the policy
 * @param rule name of the rule
 * @param version of the policy
 * @param day in UTC
 */
public record RuleDay(String policy, String rule, int version, LocalDate day) {

  /** Of a moment at that time. */
  public static RuleDay of(String policy, String rule, int version, Instant moment) {
    return new RuleDay(policy, rule, version, LocalDate.ofInstant(moment, ZoneOffset.UTC));
  }
}
