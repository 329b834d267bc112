package dev.pillowmint.decision.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the gestures of one rule. */
final class TemplateReader {
  private static final String FROM_EVENT = "event.";
  private static final int MOST_DEPTH = 3;

  private final Language language;
  private final Terms terms;
  private final Ledger ledger;
  private final Defaults defaults;
  private final Set<String> stated;
  private final @Nullable Expression ruleWhen;
  private int depth;

  /**
   * @param ledger where the rule does not say otherwise
   * @param ruleWhen the rule's condition; null: none
   */
  TemplateReader(
      Language language,
      Terms terms,
      Ledger ledger,
      Defaults defaults,
      @Nullable Expression ruleWhen,
      Set<String> stated) {
    this.language = language;
    this.terms = terms;
    this.ledger = ledger;
    this.defaults = defaults;
    this.stated = stated;
    this.ruleWhen = ruleWhen;
  }

  /** A gesture; empty if it could not be read far enough. */
  Optional<Template> read(Section section) {
    @Nullable Expression when = section.word("when").flatMap(language::condition).orElse(null);
    Set<String> sure = PolicyCompiler.union(stated.stream(), RuleReader.stated(when).stream());
    TextReader texts = new TextReader(language.vocabulary(), sure).of(section);
    Optional<Word> kindWord = section.needed("kind", "kind: refund");
    Optional<String> kindFrom = kindWord.flatMap(this::kindFrom);
    Optional<Kind> kind =
        kindFrom.isPresent() ? Optional.empty() : kindWord.flatMap(w -> w.oneOf(Kind.class));
    Ledger own = section.word("ledger").flatMap(w -> w.oneOf(Ledger.class)).orElse(ledger);
    ExpressionReader expressions =
        ExpressionReader.of(
            language, terms, texts, Stream.of(ruleWhen, when).filter(Objects::nonNull).toList());
    ShapeReader.Shaped shaped =
        new ShapeReader(expressions, own, this::otherwise).read(section, kind.orElse(null));
    Optional<Text> description = description(section, texts);
    @Nullable Text customerText =
        section.word("customerText").map(texts.toCustomer()::read).orElse(null);
    Due due = Due.read(section, terms).orElseGet(() -> new Due.Span(defaults.within()));
    List<FollowUpStep> followUps = new FollowUpReader().read(section);
    section.refuseUnread();
    return description.map(
        d ->
            new Template(
                when,
                kind.orElse(null),
                kindFrom.orElse(null),
                shaped.price(),
                own,
                d,
                customerText,
                due,
                followUps,
                shaped.shape()));
  }

  /** What is given if no gift fits; may itself choose, a few times over. */
  private Optional<Template> otherwise(Section section) {
    if (depth >= MOST_DEPTH) {
      section.fault("kind", "\"otherwise\" is nested too deeply", "Use fewer.");
      return Optional.empty();
    }
    depth++;
    Optional<Template> template = read(section);
    depth--;
    return template;
  }

  /** A gift from the catalogue describes itself. */
  private static Optional<Text> description(Section section, TextReader texts) {
    return section.states("from") && !section.has("description")
        ? Optional.of(new Text(List.of(new Text.OfGesture(true))))
        : section.needed("description", "description: the fee, given back").map(texts::read);
  }

  /** The attribute that {@code kind: event.kind} names. */
  private Optional<String> kindFrom(Word word) {
    if (!word.text().startsWith(FROM_EVENT)) {
      return Optional.empty();
    }
    String name = word.text().substring(FROM_EVENT.length());
    var attribute = language.vocabulary().attributes().get(name);
    if (attribute == null
        || !attribute.required()
        || !List.of("refund", "gift", "callback").containsAll(attribute.allowed())
        || attribute.allowed().isEmpty()) {
      word.fault(
          "\"%s\" does not name a kind of gesture".formatted(word.text()),
          "Write refund, gift or callback.");
      return Optional.empty();
    }
    return Optional.of(name);
  }
}
