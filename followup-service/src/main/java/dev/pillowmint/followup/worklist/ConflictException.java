package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.CustomerFile.Completion;
import dev.pillowmint.followup.plan.FollowUp;

/** The follow-up is not what the person thought it is. */
final class ConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private ConflictException(String message) {
    super(message);
  }

  static ConflictException doneBefore(Completion completion) {
    return new ConflictException(
        "%s did it already, at %s".formatted(completion.by(), completion.at()));
  }

  static ConflictException notDue(FollowUp.Status status) {
    return new ConflictException(
        "It is not on the worklist: it is %s (%s) since %s"
            .formatted(status.state(), status.reason().code(), status.changedAt()));
  }
}
