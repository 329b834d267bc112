package dev.pillowmint.followup.plan;

/** What is said of a failed attempt, by the channel that was tried. */
final class FailedAttempt {
  private FailedAttempt() {}

  static Reason passing(FollowUp followUp) {
    return isMail(followUp) ? Reason.MAIL_SERVER_AWAY : Reason.CHANNEL_AWAY;
  }

  static Reason lasting(FollowUp followUp) {
    return isMail(followUp) ? Reason.MAIL_FAILED : Reason.CHANNEL_FAILED;
  }

  static Reason refused(FollowUp followUp) {
    return isMail(followUp) ? Reason.ADDRESS_REFUSED : Reason.CHANNEL_REFUSED;
  }

  private static boolean isMail(FollowUp followUp) {
    return followUp.status().channel().equals(Channel.EMAIL);
  }
}
