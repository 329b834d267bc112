package dev.pillowmint.decision.learn;

import dev.pillowmint.decision.customer.TypePattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A moment that is learned from, until the last of its outcomes can no longer come.
 *
 * @param policy name of the policy
 * @param rule whose goodwill it was
 * @param version of the policy
 * @param arm treated or control
 * @param time when the moment happened
 * @param until when its last outcome can come
 * @param watches outcomes that were not seen yet
 */
public record Trial(
    String policy,
    String rule,
    int version,
    String arm,
    Instant time,
    Instant until,
    List<Watch> watches) {

  public Trial {
    watches = List.copyOf(watches);
  }

  /**
   * An outcome that is waited for.
   *
   * @param outcome its name
   * @param on events that show it
   * @param within how long after the moment
   */
  public record Watch(String outcome, List<TypePattern> on, Duration within) {
    public Watch {
      on = List.copyOf(on);
    }

    boolean shows(String type, Instant moment, Instant time) {
      return time.isAfter(moment)
          && !time.isAfter(moment.plus(within))
          && on.stream().anyMatch(pattern -> pattern.matches(type));
    }
  }

  /** Of a moment whose outcomes are waited for from now on. */
  public static Trial of(
      String policy, String rule, int version, String arm, Instant time, List<Watch> watches) {
    Duration longest =
        watches.stream().map(Watch::within).max(Duration::compareTo).orElse(Duration.ZERO);
    return new Trial(policy, rule, version, arm, time, time.plus(longest), watches);
  }

  /** What it counts for. */
  RuleDay day() {
    return RuleDay.of(policy, rule, version, time);
  }

  Trial waitingFor(List<Watch> left) {
    return new Trial(policy, rule, version, arm, time, until, left);
  }
}
