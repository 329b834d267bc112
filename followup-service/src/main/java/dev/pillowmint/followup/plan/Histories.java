package dev.pillowmint.followup.plan;

import java.util.List;
import java.util.UUID;

/** What happened to follow-ups. A port: the store answers. */
public interface Histories {

  /** What happened to that follow-up, oldest first; empty lists: nothing, or it is unknown. */
  History of(UUID followUp);

  /**
   * A follow-up's life up to now.
   *
   * @param before where it was, without where it is now
   * @param acts what people did
   */
  record History(List<FollowUp.Status> before, List<Act> acts) {}
}
