package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.EventType;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which facts must be shown, by whom, and what happens until they are.
 *
 * @param facts attributes of the event
 * @param burden who has to show them
 * @param until what happens until they are shown
 * @param within how long that may take
 * @param claimed by event type: which attributes say what the customer states
 */
public record Proof(
    List<String> facts,
    Burden burden,
    Until until,
    Duration within,
    Map<String, Set<String>> claimed) {
  private static final Duration FORTNIGHT = Duration.ofDays(14);

  /** Who bears the burden of proof. */
  public enum Burden {
    /** What the customer only claims has to be verified. */
    CUSTOMER,
    /** What the customer claims stands. */
    COMPANY
  }

  /** What happens until the facts are verified. */
  public enum Until {
    /** A system will say. */
    WAIT,
    /** The customer is asked. */
    ASK,
    /** A person looks. */
    PERSON
  }

  public Proof {
    facts = List.copyOf(facts);
    claimed = Map.copyOf(claimed);
  }

  /** The facts that are still to be shown. */
  public List<String> unshown(Facts known) {
    return burden == Burden.COMPANY
        ? List.of()
        : facts.stream()
            .filter(fact -> !known.verified(fact, claimed.getOrDefault(known.type(), Set.of())))
            .toList();
  }

  static Optional<Proof> read(Section section, Vocabulary vocabulary, Collection<EventType> types) {
    List<String> facts =
        section.words("facts").stream().filter(w -> known(w, vocabulary)).map(Word::text).toList();
    if (!section.has("facts")) {
      section.fault("facts", "proof of what?", "Add for example \"facts: [delay]\".");
    }
    var burden = section.needed("burden", "burden: customer").flatMap(w -> w.oneOf(Burden.class));
    Until until = section.word("until").flatMap(w -> w.oneOf(Until.class)).orElse(Until.PERSON);
    Duration within = section.word("within").flatMap(Spans::some).orElse(FORTNIGHT);
    section.refuseUnread();
    return burden.map(b -> new Proof(facts, b, until, within, claimed(types)));
  }

  private static boolean known(Word word, Vocabulary vocabulary) {
    boolean known = vocabulary.attributes().containsKey(word.text());
    if (!known) {
      word.fault(
          "event has no \"%s\"".formatted(word.text()),
          Spelling.advice(word.text(), vocabulary.attributes().keySet())
              + "Name attributes that all event types of the rule have.");
    }
    return known;
  }

  /** By event type, the attributes that the catalogue marks as claimed. */
  static Map<String, Set<String>> claimed(Collection<EventType> types) {
    return types.stream().collect(Collectors.toUnmodifiableMap(EventType::name, Proof::claimed));
  }

  private static Set<String> claimed(EventType type) {
    return type.attributes().values().stream()
        .filter(a -> a.claimed())
        .map(a -> a.name())
        .collect(Collectors.toUnmodifiableSet());
  }
}
