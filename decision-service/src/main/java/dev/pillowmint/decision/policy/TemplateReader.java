package dev.pillowmint.decision.policy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the gestures of one rule. */
final class TemplateReader {
  private static final String FROM_EVENT = "event.";

  private final Language language;
  private final Rates rates;
  private final Ledger ledger;
  private final Defaults defaults;
  private final Set<String> stated;

  /**
   * @param ledger where the rule does not say otherwise
   * @param stated attributes that the rule's condition makes sure of
   */
  TemplateReader(
      Language language, Rates rates, Ledger ledger, Defaults defaults, Set<String> stated) {
    this.language = language;
    this.rates = rates;
    this.ledger = ledger;
    this.defaults = defaults;
    this.stated = stated;
  }

  /** A gesture; empty if it could not be read far enough. */
  Optional<Template> read(Section section) {
    @Nullable Expression when = section.word("when").flatMap(language::condition).orElse(null);
    Set<String> sure = PolicyCompiler.union(stated.stream(), RuleReader.stated(when).stream());
    TextReader texts = new TextReader(language.vocabulary(), sure);
    Optional<Word> kindWord = section.needed("kind", "kind: refund");
    Optional<String> kindFrom = kindWord.flatMap(this::kindFrom);
    Optional<Kind> kind =
        kindFrom.isPresent() ? Optional.empty() : kindWord.flatMap(w -> w.oneOf(Kind.class));
    @Nullable Price price = section.word("amount").flatMap(w -> price(w, texts)).orElse(null);
    Optional<Text> description =
        section.needed("description", "description: the fee, given back").map(texts::read);
    @Nullable Text customerText = section.word("customerText").map(texts::read).orElse(null);
    Duration within = section.word("within").flatMap(Word::span).orElse(defaults.within());
    Ledger own = section.word("ledger").flatMap(w -> w.oneOf(Ledger.class)).orElse(ledger);
    List<FollowUpStep> followUps = followUps(section);
    if (kind.filter(k -> k == Kind.REFUND).isPresent() && !section.has("amount")) {
      section.fault("kind", "a refund has an amount", "Add for example \"amount: 5.00 EUR\".");
    }
    section.refuseUnread();
    return description.map(
        d ->
            new Template(
                when,
                kind.orElse(null),
                kindFrom.orElse(null),
                price,
                own,
                d,
                customerText,
                within,
                followUps));
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

  private Optional<Price> price(Word word, TextReader texts) {
    if (word.looksLikeMoney()) {
      return word.amount().flatMap(amount -> fixed(word, amount));
    }
    Optional<Expression> expression = language.amount(word);
    expression.ifPresent(
        e ->
            e.reads().stream()
                .filter(name -> !texts.sure(name) && !e.tests().contains(name))
                .forEach(
                    name ->
                        word.fault(
                            "\"%s\" may not be stated".formatted(name),
                            ("Say what it costs then, for example has(event.%1$s) ? event.%1$s :"
                                    + " money(\"5.00 %2$s\"); or ask has(event.%1$s) in \"when\".")
                                .formatted(name, rates.base()))));
    return expression.map(Price.Computed::new);
  }

  private Optional<Price> fixed(Word word, dev.pillowmint.catalogue.Amount amount) {
    if (!rates.know(amount.currency())) {
      word.fault(
          "there is no rate for " + amount.currency(),
          "Add under \"rates\" what one %s is worth in %s."
              .formatted(amount.currency(), rates.base()));
      return Optional.empty();
    }
    if (amount.value().signum() == 0) {
      word.fault("a gesture of nothing", "Leave \"amount\" out if it costs nothing.");
    }
    return Optional.of(new Price.Fixed(amount));
  }

  private static List<FollowUpStep> followUps(Section section) {
    Set<String> steps = new HashSet<>();
    return section.sections("followUps").stream()
        .flatMap(s -> followUp(s, steps).stream())
        .toList();
  }

  private static Optional<FollowUpStep> followUp(Section section, Set<String> steps) {
    var kind =
        section.needed("kind", "kind: after-care").flatMap(w -> w.oneOf(FollowUpStep.Kind.class));
    var after = section.word("after").flatMap(Word::span).orElse(Duration.ZERO);
    var step =
        section
            .word("step")
            .map(Word::text)
            .or(() -> section.word("kind").map(Word::text))
            .orElse("");
    boolean marketing = section.word("marketing").flatMap(Word::flag).orElse(false);
    @Nullable String role = section.word("role").map(Word::text).orElse(null);
    @Nullable String text = section.word("text").map(Word::text).orElse(null);
    if (!steps.add(step)) {
      section.fault("step", "two steps \"%s\"".formatted(step), "Name them apart with \"step\".");
    }
    section.refuseUnread();
    return kind.map(k -> new FollowUpStep(step, k, after, marketing, role, text));
  }
}
