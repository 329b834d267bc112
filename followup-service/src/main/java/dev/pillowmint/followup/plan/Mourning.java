package dev.pillowmint.followup.plan;

import java.time.Instant;

/** Whether somebody close to the customer died of late. */
final class Mourning {
  private Mourning() {}

  static boolean isOn(Known known) {
    Instant since = known.customer().situation().bereavedAt();
    return since != null && known.now().isBefore(since.plus(known.rules().courtesy().mourning()));
  }

  /** Whether the follow-up was granted before the death was known. */
  static boolean came(FollowUp followUp, Known known) {
    Instant since = known.customer().situation().bereavedAt();
    return since != null && followUp.when().grantedAt().isBefore(since);
  }
}
