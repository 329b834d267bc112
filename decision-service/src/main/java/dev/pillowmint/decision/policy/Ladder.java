package dev.pillowmint.decision.policy;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule's gestures are steps: each time the first that was not given yet and whose condition
 * holds.
 *
 * @param key per what the steps are climbed
 * @param within steps given less than this ago count
 * @param handOver to whom the moment goes after the last step; null: to nobody
 */
public record Ladder(KeyOf key, Duration within, @Nullable String handOver) {

  /** Leaves the steps themselves to whoever reads gestures. */
  static Optional<Ladder> read(Section section, Vocabulary vocabulary) {
    var key = section.needed("per", "per: event.orderId").flatMap(w -> KeyOf.read(w, vocabulary));
    Duration within = section.word("within").flatMap(Spans::some).orElse(OncePer.YEAR);
    @Nullable String handOver = section.word("handOver").map(Word::text).orElse(null);
    if (!section.has("steps")) {
      section.fault("steps", "a ladder has steps", "Add gestures under \"steps:\".");
    }
    section.refuseUnread();
    return key.map(k -> new Ladder(k, within, handOver));
  }
}
