package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.policy.PolicyVersion;
import java.util.List;

/** The newest differences between the active policy and its shadows, as this instance saw them. */
public interface Differences {
  /** How many are kept of each shadow. */
  int MOST = 100;

  /** The newest first; empty: none, or it is no shadow here. */
  List<Difference> of(PolicyVersion.Id shadow);
}
