package dev.pillowmint.followup.plan;

import java.time.Duration;
import java.time.ZoneId;

/**
 * What the company decided for everybody.
 *
 * @param zone time zone of a customer whose own is not known
 * @param quiet quiet hours of a customer who named none
 * @param complaintHold how long a complaint holds back thanks
 * @param mail how often a message is tried
 * @param courtesy how considerate it is besides
 * @param warning when a promise warns its owner
 * @param afterErasure what becomes of what is heard of an erased customer
 */
public record HouseRules(
    ZoneId zone,
    QuietHours quiet,
    Duration complaintHold,
    MailRetries mail,
    Courtesy courtesy,
    Warning warning,
    AfterErasure afterErasure) {

  /** With the usual warning; what is heard of an erased customer is refused. */
  public HouseRules(
      ZoneId zone, QuietHours quiet, Duration complaintHold, MailRetries mail, Courtesy courtesy) {
    this(zone, quiet, complaintHold, mail, courtesy, Warning.DEFAULT, AfterErasure.REFUSE);
  }

  /**
   * How often a message is tried while its channel is away.
   *
   * @param attempts after so many a person takes over; at least 1
   * @param first wait after the first failure; doubles with each further one
   * @param longest no wait is longer
   */
  public record MailRetries(int attempts, Duration first, Duration longest) {

    Duration after(int failures) {
      Duration wait = first.multipliedBy(1L << Math.min(failures - 1, 20));
      return wait.compareTo(longest) < 0 ? wait : longest;
    }

    /** How long all attempts take; a channel that is not even tried is waited for no longer. */
    Duration patience() {
      Duration all = Duration.ZERO;
      for (int failures = 1; failures <= attempts; failures++) {
        all = all.plus(after(failures));
      }
      return all;
    }
  }
}
