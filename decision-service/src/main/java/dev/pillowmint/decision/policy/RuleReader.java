package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.AttributeType;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the rules of a policy in their order. */
final class RuleReader {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private static final String STAFF_OFFER = "gesture.offered-by-staff";

  private final EventTypes catalogue;
  private final Terms terms;
  private final Rates rates;
  private final Map<String, BudgetLimit> budgets;
  private final Defaults defaults;
  private final Map<Set<String>, Language> languages = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  RuleReader(
      EventTypes catalogue, Terms terms, Map<String, BudgetLimit> budgets, Defaults defaults) {
    this.catalogue = catalogue;
    this.terms = terms;
    this.rates = terms.rates();
    this.budgets = budgets;
    this.defaults = defaults;
  }

  /** The rules in the order they are tried. */
  List<Rule> read(List<Section> sections) {
    return Reach.inOrder(
        sections.stream()
            .flatMap(s -> read(s).map(rule -> new Reach.Read(s, rule, surelyStated(rule))).stream())
            .toList());
  }

  /** A rule; empty if it could not be read far enough. */
  private Optional<Rule> read(Section section) {
    Optional<String> name = section.needed("name", "name: no-petty-fee").flatMap(this::name);
    String title = section.needed("title", "title: No petty fees").map(Word::text).orElse("");
    List<EventType> types = types(section);
    if (name.isEmpty() || types.isEmpty()) {
      return Optional.empty();
    }
    Language language = language(types);
    Optional<Word> condition = section.word("when");
    @Nullable Expression when = condition.flatMap(language::condition).orElse(null);
    Set<String> stated =
        condition.isPresent() && when == null
            ? language.vocabulary().attributes().keySet()
            : stated(when);
    TextReader texts = new TextReader(language.vocabulary(), stated);
    ClausesReader clauses =
        new ClausesReader(section, language, types, texts, defaults.notStated());
    if (when != null) {
      condition.ifPresent(word -> clauses.refuseUnfaced(word, when));
    }
    Text because =
        section.word("because").map(texts::read).orElse(new Text(List.of(new Text.Words(title))));
    Ledger ledger =
        section.word("ledger").flatMap(w -> w.oneOf(Ledger.class)).orElse(defaults.ledger());
    TemplateReader templates = new TemplateReader(language, terms, ledger, defaults, when, stated);
    List<Template> gestures = new ArrayList<>();
    for (Section gesture : gestures(section)) {
      Optional<Template> template = templates.read(gesture);
      template.ifPresent(gestures::add);
      if (condition.isEmpty() || when != null) {
        template.ifPresent(t -> clauses.refuseUnfaced(gesture, t.when(), when));
      }
      template.ifPresent(t -> warnOfOwedOffer(types, gesture, t));
    }
    @Nullable Refusal refusal =
        section.section("decline").flatMap(s -> refusal(s, texts)).orElse(null);
    Rule rule =
        new Rule(
            name.get(),
            title,
            types.stream().map(EventType::name).collect(Collectors.toSet()),
            when,
            because,
            gestures,
            refusal,
            approval(section),
            budgets(section, types, stated),
            clauses.read(name.get(), gestures.size(), catalogue, rates));
    refuseEmpty(section);
    section.refuseUnread();
    return Optional.of(rule);
  }

  private static void warnOfOwedOffer(List<EventType> types, Section gesture, Template template) {
    if (template.ledger() == Ledger.ENTITLEMENT
        && types.stream().anyMatch(type -> type.name().equals(STAFF_OFFER))) {
      gesture.warn(
          "ledger",
          "what staff offer of their own accord is owed here: no leeway, cap or budget binds it",
          "Write \"ledger: goodwill\", unless anybody may give it without limit.");
    }
  }

  /** Attributes that are stated whenever the condition holds, or that it asked about. */
  static Set<String> stated(@Nullable Expression condition) {
    return condition == null
        ? Set.of()
        : PolicyCompiler.union(condition.reads().stream(), condition.tests().stream());
  }

  /** Required by every type, or stated wherever the condition holds. */
  private Set<String> surelyStated(Rule rule) {
    Set<String> stated = new HashSet<>();
    Expression when = rule.when();
    if (when != null) {
      stated.addAll(new Implication(when.outline().parts()).stated());
    }
    Vocabulary vocabulary =
        Vocabulary.of(rule.on().stream().flatMap(t -> catalogue.find(t).stream()).toList());
    vocabulary.attributes().values().stream()
        .filter(AttributeType::required)
        .forEach(a -> stated.add(a.name()));
    return stated;
  }

  private Optional<String> name(Word word) {
    if (!NAME.matcher(word.text()).matches()) {
      word.fault("a rule's name is like no-petty-fee", "Use small letters, digits and hyphens.");
      return Optional.empty();
    }
    if (!names.add(word.text())) {
      word.fault("there are two rules \"%s\"".formatted(word.text()), "Rename one.");
      return Optional.empty();
    }
    return Optional.of(word.text());
  }

  private List<EventType> types(Section section) {
    if (!section.has("on")) {
      section.fault("on", "the rule lacks \"on\"", "Add for example \"on: fee.charged\".");
    }
    List<EventType> types = new ArrayList<>();
    for (Word word : section.words("on")) {
      Patterns.read(word, catalogue)
          .ifPresent(pattern -> types.addAll(Patterns.types(pattern.text(), catalogue)));
    }
    return types.stream().distinct().toList();
  }

  /** The rule's gestures, or the steps of its ladder. */
  private static List<Section> gestures(Section section) {
    return section.has("ladder")
        ? section.section("ladder").map(s -> s.sections("steps")).orElse(List.of())
        : section.sections("gestures");
  }

  private Language language(List<EventType> types) {
    Map<String, EventType> byName = new TreeMap<>();
    types.forEach(type -> byName.put(type.name(), type));
    return languages.computeIfAbsent(
        Set.copyOf(byName.keySet()),
        key -> new Language(Vocabulary.of(byName.values()), catalogue, terms));
  }

  private static Optional<Refusal> refusal(Section section, TextReader texts) {
    Optional<String> code = section.needed("code", "code: fair-fee").map(Word::text);
    Optional<Text> text = section.needed("text", "text: The customer chose it.").map(texts::read);
    @Nullable String handOver = section.word("handOver").map(Word::text).orElse(null);
    section.refuseUnread();
    return code.flatMap(c -> text.map(t -> new Refusal(c, t, handOver)));
  }

  private @Nullable Approval approval(Section section) {
    return section.has("approval")
        ? section.section("approval").flatMap(s -> ApprovalReader.read(s, rates)).orElse(null)
        : defaults.approval();
  }

  private List<BudgetLimit> budgets(Section section, List<EventType> types, Set<String> stated) {
    List<BudgetLimit> drawn = Defaults.budgets(section, budgets).orElse(defaults.budgets());
    drawn.forEach(budget -> EachBudget.refuseUnstated(section, budget, types, stated));
    return drawn;
  }

  private static void refuseEmpty(Section section) {
    if (Stream.of("gestures", "ladder", "decline").filter(section::has).count() != 1) {
      section.fault(
          "name",
          "a rule has either \"gestures\", a \"ladder\" or \"decline\"",
          "Say what is given, or why nothing is.");
    }
  }
}
