package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.policy.PolicyTest.Expectation;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a test expects. What it cannot compare is a fault, never passed over. */
final class ExpectationReader {
  /** Fields of a gesture that are compared as they stand. */
  private static final List<String> TEXTS = List.of("description", "customerText", "role");

  private static final List<String> OUTCOMES = List.of("granted", "proposed", "declined", "none");

  private final @Nullable Policy policy;

  /**
   * @param policy whose rules and reasons may be expected; null: any
   */
  ExpectationReader(@Nullable Policy policy) {
    this.policy = policy;
  }

  Optional<Expectation> read(Section test) {
    if (!test.has("expect")) {
      return Optional.empty();
    }
    if (!test.nested("expect")) {
      return test.word("expect")
          .flatMap(ExpectationReader::outcome)
          .map(outcome -> new Expectation(outcome, null, null, null, List.of(), null));
    }
    return test.section("expect").map(this::expectation);
  }

  private Expectation expectation(Section section) {
    Expectation expectation =
        new Expectation(
            section.word("decision").flatMap(ExpectationReader::outcome).orElse(null),
            section.word("rule").flatMap(this::rule).orElse(null),
            section.word("reason").flatMap(this::reason).orElse(null),
            section.word("role").map(Word::text).orElse(null),
            section.words("explains").stream().map(Word::text).toList(),
            section.has("gestures")
                ? section.sections("gestures").stream().map(ExpectationReader::gesture).toList()
                : null);
    if (section.keys().isEmpty()) {
      section.fault("decision", "this expects nothing", "Write for example \"decision: granted\".");
    }
    section.refuseUnread();
    return expectation;
  }

  private Optional<String> rule(Word word) {
    List<String> rules =
        policy == null ? List.of() : policy.rules().stream().map(Rule::name).toList();
    return policy == null ? Optional.of(word.text()) : known(word, "rule", rules, "rules");
  }

  private Optional<String> reason(Word word) {
    return policy == null
        ? Optional.of(word.text())
        : known(word, "reason", Reasons.of(policy), "reasons");
  }

  private static Optional<String> known(
      Word word, String what, Collection<String> known, String those) {
    if (known.contains(word.text()) || word.text().equals("none")) {
      return Optional.of(word.text());
    }
    word.fault(
        "no decision of this policy has the %s \"%s\"".formatted(what, word.text()),
        Spelling.advice(word.text(), known)
            + "Its %s: %s.".formatted(those, String.join(", ", known)));
    return Optional.empty();
  }

  private static Optional<String> outcome(Word word) {
    if (!OUTCOMES.contains(word.text())) {
      word.fault(
          "\"%s\" is no outcome".formatted(word.text()),
          Spelling.advice(word.text(), OUTCOMES)
              + "Write one of: "
              + String.join(", ", OUTCOMES)
              + ".");
      return Optional.empty();
    }
    return Optional.of(word.text());
  }

  private static Map<String, String> gesture(Section section) {
    Map<String, String> fields = new LinkedHashMap<>();
    section
        .word("kind")
        .flatMap(w -> w.oneOf(Kind.class))
        .ifPresent(kind -> fields.put("kind", Word.spoken(kind)));
    section
        .word("ledger")
        .flatMap(w -> w.oneOf(Ledger.class))
        .ifPresent(ledger -> fields.put("ledger", Word.spoken(ledger)));
    section
        .word("amount")
        .flatMap(ExpectationReader::amount)
        .ifPresent(amount -> fields.put("amount", amount));
    section.word("within").flatMap(Word::span).ifPresent(s -> fields.put("within", s.toString()));
    section
        .word("as")
        .flatMap(w -> w.oneOf(Form.class))
        .ifPresent(form -> fields.put("as", Word.spoken(form)));
    section.word("until").flatMap(ExpectationReader::time).ifPresent(t -> fields.put("until", t));
    section
        .word("points")
        .flatMap(w -> w.number(1, Integer.MAX_VALUE))
        .ifPresent(points -> fields.put("points", points.toString()));
    TEXTS.forEach(key -> section.word(key).ifPresent(word -> fields.put(key, word.text())));
    section.refuseUnread();
    return fields;
  }

  private static Optional<String> time(Word word) {
    try {
      return Optional.of(Instant.parse(word.text()).toString());
    } catch (DateTimeParseException e) {
      word.fault(
          "\"%s\" is no time".formatted(word.text()), "Write for example 2026-03-02T09:00:00Z.");
      return Optional.empty();
    }
  }

  private static Optional<String> amount(Word word) {
    return word.text().equals("none") ? Optional.of("none") : word.amount().map(Amount::toString);
  }
}
