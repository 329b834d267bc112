package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.TypePattern;
import java.util.List;
import java.util.Optional;

/** Names of event types, and families of them: {@code service.*}. */
final class Patterns {
  private Patterns() {}

  /** The types that the catalogue has of the pattern, by name. */
  static List<EventType> types(String pattern, EventTypes catalogue) {
    TypePattern types = new TypePattern(pattern);
    return pattern.equals(".*")
        ? List.of()
        : catalogue.all().stream().filter(t -> types.matches(t.name())).toList();
  }

  /** A pattern of which the catalogue has a type; a fault and empty otherwise. */
  static Optional<TypePattern> read(Word word, EventTypes catalogue) {
    if (types(word.text(), catalogue).isEmpty()) {
      word.fault(
          "the catalogue has no event type \"%s\"".formatted(word.text()),
          advice(word.text(), catalogue)
              + "A company adds a type by adding a file to the catalogue.");
      return Optional.empty();
    }
    return Optional.of(new TypePattern(word.text()));
  }

  /** "Did you mean …? " or nothing. */
  static String advice(String name, EventTypes catalogue) {
    return Spelling.advice(name, catalogue.all().stream().map(EventType::name).toList());
  }
}
