package dev.pillowmint.decision.learn;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a moment was declined on purpose. */
public final class Purpose {
  /** What a policy or a person means when nothing is given, whichever rule it is. */
  private static final Set<String> MEANT =
      Set.of(
          "already-given",
          "declined-by-person",
          "ladder-used-up",
          "left-alone",
          "not-proven",
          "not-worth-it",
          "not-yet",
          "nothing-to-give",
          "quota-used-up");

  private Purpose() {}

  /**
   * True: it was meant so. Every other decline, also for a reason not known here, is a miss; and so
   * is one that is handed over, until the person sees to it.
   *
   * @param refusals the reasons that the policy's rules themselves decline with
   * @param role that it is handed over to; null: nobody
   */
  public static boolean isMeant(String reason, Set<String> refusals, @Nullable String role) {
    return role == null && (MEANT.contains(reason) || refusals.contains(reason));
  }
}
