package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.AttributeType;
import dev.pillowmint.catalogue.AttributeType.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is counted per: the customer, or one value of an attribute of the event.
 *
 * @param attribute of the event; null: the customer
 */
public record KeyOf(@Nullable String attribute) {
  private static final Set<Kind> KINDS = Set.of(Kind.TEXT, Kind.INTEGER, Kind.DATE, Kind.INSTANT);
  private static final String EVENT = "event.";

  /** The key's value; empty if the event does not state it. */
  public Optional<String> in(Facts facts) {
    return attribute == null
        ? Optional.of("")
        : Optional.ofNullable(facts.attribute(attribute)).map(String::valueOf);
  }

  static Optional<KeyOf> read(Word word, Vocabulary vocabulary) {
    if (word.text().equals("customer")) {
      return Optional.of(new KeyOf(null));
    }
    List<String> known =
        vocabulary.attributes().values().stream()
            .filter(a -> KINDS.contains(a.kind()))
            .map(AttributeType::name)
            .map(EVENT::concat)
            .sorted()
            .toList();
    if (!known.contains(word.text())) {
      word.fault(
          "\"%s\" is nothing to count per".formatted(word.text()),
          Spelling.advice(word.text(), known)
              + "Write \"customer\""
              + (known.isEmpty() ? "." : " or one of: " + String.join(", ", known) + "."));
      return Optional.empty();
    }
    return Optional.of(new KeyOf(word.text().substring(EVENT.length())));
  }
}
