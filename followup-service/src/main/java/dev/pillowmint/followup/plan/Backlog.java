package dev.pillowmint.followup.plan;

import java.util.Map;

/** What waits for a channel that does not answer. A port: the store counts. */
public interface Backlog {

  /** How many follow-ups wait for each channel; channels that nothing waits for may be missing. */
  Map<Channel, Long> waiting();
}
