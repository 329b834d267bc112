package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the clauses of one rule. */
final class ClausesReader {
  private final Section section;
  private final Language language;
  private final List<EventType> types;
  private final TextReader texts;
  private final Optional<NotStated> byDefault;

  /**
   * @param section the rule's
   * @param byDefault what the policy says of what is not stated
   */
  ClausesReader(
      Section section,
      Language language,
      List<EventType> types,
      TextReader texts,
      Optional<NotStated> byDefault) {
    this.section = section;
    this.language = language;
    this.types = types;
    this.texts = texts;
    this.byDefault = byDefault;
  }

  /**
   * @param name the rule's
   * @param gestures how many the rule has
   */
  Clauses read(String name, int gestures, EventTypes catalogue, Rates rates) {
    Optional<NotStated> notStated =
        section.word("notStated").flatMap(w -> w.oneOf(NotStated.class)).or(() -> byDefault);
    Clauses clauses =
        new Clauses(
            section.word("priority").flatMap(w -> w.number(-1000, 1000)).orElse(0),
            preconditions(notStated.orElse(NotStated.SKIP), catalogue),
            repeats(name, rates),
            balance(gestures),
            section.word("customerText").map(texts.toCustomer()::read).orElse(null));
    if (notStated.isEmpty()) {
      clauses.repeats().keys().forEach(this::refuseUnfaced);
    }
    return clauses;
  }

  /** Refuses optional facts that the condition reads as if they were always stated. */
  void refuseUnfaced(Word when, Expression condition) {
    refuseUnfaced(when, condition, Set.of());
  }

  private void refuseUnfaced(Word when, Expression condition, Set<String> asked) {
    if (byDefault.isEmpty() && !section.has("notStated")) {
      condition
          .outline()
          .unfaced()
          .forEach(
              (fact, offset) -> {
                if (!asked.contains(fact)) {
                  when.fault(
                      offset, "\"%s\" may not be stated".formatted(plain(fact)), advice(fact));
                }
              });
    }
  }

  /** Of a gesture's own condition; what the rule's asked for with {@code has()} is faced. */
  void refuseUnfaced(Section gesture, @Nullable Expression own, @Nullable Expression rule) {
    Set<String> asked = rule == null ? Set.of() : rule.outline().asked();
    if (own != null) {
      gesture.word("when").ifPresent(word -> refuseUnfaced(word, own, asked));
    }
  }

  private Preconditions preconditions(NotStated notStated, EventTypes catalogue) {
    boolean onRequest = section.word("onRequest").flatMap(Word::flag).orElse(false);
    return new Preconditions(
        notStated,
        onRequest ? OnRequest.of(types) : null,
        section.section("after").flatMap(s -> FinishedFirst.read(s, catalogue)).orElse(null),
        section
            .section("proof")
            .flatMap(s -> Proof.read(s, language.vocabulary(), types))
            .orElse(null));
  }

  private Repeats repeats(String name, Rates rates) {
    Vocabulary vocabulary = language.vocabulary();
    return new Repeats(
        OncePer.read(section, name, vocabulary).orElse(null),
        section.section("ladder").flatMap(s -> Ladder.read(s, vocabulary)).orElse(null),
        section.section("quota").flatMap(s -> Quota.read(s, name, vocabulary, rates)).orElse(null));
  }

  private Balance balance(int gestures) {
    @Nullable Beside beside =
        section.word("besidesOwed").flatMap(w -> w.oneOf(Beside.class)).orElse(null);
    @Nullable Stacking stacking =
        section.word("stacking").flatMap(w -> w.oneOf(Stacking.class)).orElse(null);
    return new Balance(
        beside == Beside.ABSORBED,
        stacking == Stacking.HIGHEST,
        section
            .section("counterCost")
            .flatMap(s -> CounterCost.read(s, language, gestures))
            .orElse(null),
        holds("guards"),
        holds("controlGroup"));
  }

  private boolean holds(String key) {
    return section.word(key).flatMap(w -> w.oneOf(Exempt.class)).isEmpty();
  }

  private void refuseUnfaced(KeyOf key) {
    if (key.attribute() != null && !texts.sure(key.attribute())) {
      String place =
          section.has("oncePer") ? "oncePer" : section.has("ladder") ? "ladder" : "quota";
      section.fault(
          place,
          "\"%s\" may not be stated".formatted(key.attribute()),
          advice("event." + key.attribute()));
    }
  }

  private static String plain(String fact) {
    return fact.replaceFirst("^event\\.", "");
  }

  private static String advice(String fact) {
    return ("Ask has(%s) in \"when\"; or say what then, in the rule or under \"defaults\":"
            + " \"notStated: skip\", \"ask\" or \"person\".")
        .formatted(fact);
  }

  private enum Beside {
    TOPS_UP,
    ABSORBED
  }

  private enum Stacking {
    ALL,
    HIGHEST
  }

  private enum Exempt {
    NONE
  }
}
