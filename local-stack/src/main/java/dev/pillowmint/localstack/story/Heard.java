package dev.pillowmint.localstack.story;

import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.Gesture;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the services said.
 *
 * @param decisions in the order heard
 * @param gestures in the order heard
 * @param followUps every change, in the order heard
 */
public record Heard(List<Decision> decisions, List<Gesture> gestures, List<FollowUp> followUps) {

  public Heard {
    decisions = List.copyOf(decisions);
    gestures = List.copyOf(gestures);
    followUps = List.copyOf(followUps);
  }

  /** Each follow-up as it is now, by due time. */
  public List<FollowUp> followUpsNow() {
    Map<String, FollowUp> newest = new LinkedHashMap<>();
    for (FollowUp change : followUps) {
      newest.merge(change.getId(), change, Heard::newer);
    }
    return sorted(newest.values());
  }

  /** What follows a gesture, as it is now; promise checks left out. */
  List<FollowUp> following(String gestureId) {
    return followUpsNow().stream()
        .filter(f -> gestureId.equals(f.getGestureId()))
        .filter(f -> f.getKind() != FollowUpKind.PROMISE_CHECK)
        .toList();
  }

  private static FollowUp newer(FollowUp one, FollowUp other) {
    return other.getRevision() >= one.getRevision() ? other : one;
  }

  private static List<FollowUp> sorted(Collection<FollowUp> followUps) {
    return followUps.stream().sorted(Comparator.comparing(FollowUp::getDueAt)).toList();
  }
}
