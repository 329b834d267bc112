package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A compiled policy: checked, immutable, indexed by event type. */
public final class Policy {
  private final String name;
  private final int version;
  private final String document;
  private final Terms terms;
  private final Limiting limiting;
  private final List<Rule> rules;
  private final Standing standing;
  private final List<Fault> warnings;
  private final Map<String, RuleIndex> byType = new HashMap<>();

  Policy(
      String name,
      int version,
      String document,
      Terms terms,
      Limiting limiting,
      List<Rule> rules,
      Standing standing,
      List<Fault> warnings) {
    this.name = name;
    this.version = version;
    this.document = document;
    this.terms = terms;
    this.limiting = limiting;
    this.rules = List.copyOf(rules);
    this.standing = standing;
    this.warnings = List.copyOf(warnings);
    Map<String, List<Rule>> index = new HashMap<>();
    for (Rule rule : rules) {
      rule.on().forEach(type -> index.computeIfAbsent(type, t -> new ArrayList<>()).add(rule));
    }
    index.forEach((type, those) -> byType.put(type, new RuleIndex(those)));
  }

  /** What is probably not meant, though it can decide; in the order of the document. */
  public List<Fault> warnings() {
    return warnings;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Rises with every change. */
  public int version() {
    return version;
  }

  /** The YAML as its author wrote it. */
  public String document() {
    return document;
  }

  /** What currencies are worth. */
  public Rates rates() {
    return terms.rates();
  }

  /** What its rules reckon with. */
  Terms terms() {
    return terms;
  }

  /** How much goodwill a customer may get; null: any. */
  public @Nullable Caps caps() {
    return limiting.caps();
  }

  /** What staff may give of their own accord; null: approval alone says. */
  public @Nullable Leeway leeway() {
    return limiting.leeway();
  }

  /** Above which goodwill of that rule needs a yes; empty: never. */
  public Optional<Approval> approvalOf(String rule) {
    return rule(rule)
        .flatMap(known -> Optional.ofNullable(known.approval()))
        .or(() -> Optional.ofNullable(limiting.approval()));
  }

  /** The rule of that name, if there is one. */
  public Optional<Rule> rule(String named) {
    return rules.stream().filter(rule -> rule.name().equals(named)).findFirst();
  }

  /** What holds for all rules. */
  public Standing standing() {
    return standing;
  }

  /** What is learned from goodwill. */
  public Learning learning() {
    return standing.learning();
  }

  /** The amount that history keeps of the event; null: none. */
  public @Nullable Amount remembered(Event event) {
    String attribute = standing.remembered().get(event.type());
    return attribute == null ? null : event.amount(attribute).orElse(null);
  }

  /** In the order they are tried. */
  public List<Rule> rules() {
    return rules;
  }

  /** The codes that rules themselves decline with. */
  public Set<String> refusals() {
    return rules.stream()
        .flatMap(rule -> Stream.ofNullable(rule.refusal()))
        .map(Refusal::code)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Those for events of the type, in the order they are tried. */
  public List<Rule> rulesOn(String type) {
    RuleIndex index = byType.get(type);
    return index == null ? List.of() : index.all();
  }

  /** Those for events of the type that may match the facts, in the order they are tried. */
  List<Rule> candidates(String type, Facts facts) {
    RuleIndex index = byType.get(type);
    return index == null ? List.of() : index.candidates(facts);
  }
}
