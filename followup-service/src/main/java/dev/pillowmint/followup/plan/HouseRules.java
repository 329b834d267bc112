package dev.pillowmint.followup.plan;

import java.time.Duration;
import java.time.ZoneId;

/**
 * What the company decided for everybody.
 *
 * @param zone time zone of a customer whose own is not known
 * @param quiet quiet hours of a customer who named none
 * @param complaintHold how long a complaint holds back thanks
 * @param mail how often a mail is tried
 */
public record HouseRules(ZoneId zone, QuietHours quiet, Duration complaintHold, MailRetries mail) {

  /**
   * How often a mail is tried while the mail server is away.
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
  }
}
