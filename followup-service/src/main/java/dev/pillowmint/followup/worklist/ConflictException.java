package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.CustomerFile.Completion;
import dev.pillowmint.followup.plan.FollowUp;
import dev.pillowmint.followup.plan.Tasks;

/** The follow-up is not what the person thought it is. */
final class ConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private ConflictException(String message) {
    super(message);
  }

  /** The reason is for people. */
  static ConflictException because(String reason) {
    return new ConflictException(reason);
  }

  /** Says why a word about a follow-up changed nothing. */
  static RuntimeException of(Tasks.Answer answer, String id) {
    return switch (answer) {
      case Tasks.Answer.HeldByAnother held ->
          new ConflictException(
              "%s has taken it until %s".formatted(held.claim().by(), held.claim().until()));
      case Tasks.Answer.DoneBefore before -> doneBefore(before.completion());
      case Tasks.Answer.Changed changed -> notDue(changed.status());
      case Tasks.Answer.Done done ->
          new ConflictException("It is done already; there is nothing to take");
      case Tasks.Answer.Taken taken -> new IllegalStateException("Nothing hindered " + id);
      case Tasks.Answer.Unknown unknown -> Ids.unknown(id);
    };
  }

  static ConflictException doneBefore(Completion completion) {
    return new ConflictException(
        "%s did it already, at %s".formatted(completion.by(), completion.at()));
  }

  static ConflictException refused(String why) {
    return new ConflictException(why);
  }

  static ConflictException stale(FollowUp.Status now) {
    return new ConflictException(
        "It was changed at %s: it is %s (%s) at revision %d now. Read it again, then decide"
            .formatted(now.changedAt(), now.state(), now.reason().code(), now.revision()));
  }

  static ConflictException notDue(FollowUp.Status status) {
    return new ConflictException(
        "It is not on the worklist: it is %s (%s) since %s"
            .formatted(status.state(), status.reason().code(), status.changedAt()));
  }
}
