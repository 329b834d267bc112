package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.Desk;
import dev.pillowmint.followup.plan.FollowUp;

/** What the desk answered, as REST says it. */
final class Answers {
  private Answers() {}

  /** The follow-up as it is after what was asked was done; otherwise the refusal is thrown. */
  static FollowUp done(Desk.Outcome outcome, String id) {
    return switch (outcome) {
      case Desk.Outcome.Done done -> done.followUp();
      case Desk.Outcome.Invalid invalid -> throw new BadRequestException(invalid.why());
      case Desk.Outcome.Stale stale -> throw ConflictException.stale(stale.now().status());
      case Desk.Outcome.Refused refused -> throw ConflictException.refused(refused.why());
      case Desk.Outcome.Unknown unknown -> throw Ids.unknown(id);
    };
  }
}
