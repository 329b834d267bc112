package dev.pillowmint.decision.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A compiled policy: checked, immutable, indexed by event type. */
public final class Policy {
  private final String name;
  private final int version;
  private final String document;
  private final Rates rates;
  private final @Nullable Caps caps;
  private final List<Rule> rules;
  private final Map<String, RuleIndex> byType = new HashMap<>();

  Policy(
      String name,
      int version,
      String document,
      Rates rates,
      @Nullable Caps caps,
      List<Rule> rules) {
    this.name = name;
    this.version = version;
    this.document = document;
    this.rates = rates;
    this.caps = caps;
    this.rules = List.copyOf(rules);
    Map<String, List<Rule>> index = new HashMap<>();
    for (Rule rule : rules) {
      rule.on().forEach(type -> index.computeIfAbsent(type, t -> new ArrayList<>()).add(rule));
    }
    index.forEach((type, those) -> byType.put(type, new RuleIndex(those)));
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
    return rates;
  }

  /** How much goodwill a customer may get; null: any. */
  public @Nullable Caps caps() {
    return caps;
  }

  /** In the order they are tried. */
  public List<Rule> rules() {
    return rules;
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
