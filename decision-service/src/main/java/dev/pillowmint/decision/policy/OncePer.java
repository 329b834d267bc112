package dev.pillowmint.decision.policy;

import java.time.Duration;
import java.util.Optional;

/**
 * One grant per key.
 *
 * @param key per what
 * @param group of rules that share the one grant
 * @param within grants less than this apart are the same one
 * @param keep what happens to the second
 */
public record OncePer(KeyOf key, String group, Duration within, Keep keep) {
  /** How long a grant is the same one, where a rule does not say. */
  static final Duration YEAR = Duration.ofDays(365);

  /** Which of several grants stands. */
  public enum Keep {
    /** The first; nothing is added to it. */
    FIRST,
    /** The highest: a later one gives only what it is higher by. */
    HIGHEST
  }

  static Optional<OncePer> read(Section rule, String name, Vocabulary vocabulary) {
    if (!rule.holdsSection("oncePer")) {
      return rule.word("oncePer")
          .flatMap(w -> KeyOf.read(w, vocabulary))
          .map(key -> new OncePer(key, name, YEAR, Keep.FIRST));
    }
    return rule.section("oncePer").flatMap(s -> mapping(s, name, vocabulary));
  }

  private static Optional<OncePer> mapping(Section section, String name, Vocabulary vocabulary) {
    var key =
        section.needed("key", "key: event.incidentId").flatMap(w -> KeyOf.read(w, vocabulary));
    String group = section.word("group").map(Word::text).orElse(name);
    Duration within = section.word("within").flatMap(Spans::some).orElse(YEAR);
    Keep keep = section.word("keep").flatMap(w -> w.oneOf(Keep.class)).orElse(Keep.FIRST);
    section.refuseUnread();
    return key.map(k -> new OncePer(k, group, within, keep));
  }
}
