package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.EventTypes;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a policy of a document, or says everything that is wrong with it. */
public final class PolicyCompiler {
  private final EventTypes catalogue;

  /**
   * A compiler for rules about these events.
   *
   * @param catalogue of the events that may come
   */
  public PolicyCompiler(EventTypes catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Compiles a document.
   *
   * @param file the document's name, for messages
   * @param yaml the document
   * @throws PolicyException with every fault, if there is any
   */
  public Policy compile(String file, String yaml) {
    Document document = new Document(file, yaml);
    Section root = document.root();
    Optional<String> name = root.needed("name", "name: house").map(Word::text);
    Optional<Integer> version =
        root.needed("version", "version: 1").flatMap(w -> w.number(1, Integer.MAX_VALUE));
    Terms terms = TermsReader.read(root);
    Rates rates = terms.rates();
    @Nullable Caps caps = root.section("caps").flatMap(s -> caps(s, rates)).orElse(null);
    Map<String, BudgetLimit> budgets = BudgetReader.read(root, rates, terms.zone());
    @Nullable Leeway leeway = LeewayReader.read(root, rates, terms.zone());
    Defaults defaults = Defaults.read(root, budgets, rates);
    RuleReader reader = new RuleReader(catalogue, terms, budgets, defaults);
    List<Rule> rules = reader.read(root.sections("rules"));
    Standing standing = Standing.read(root, catalogue);
    if (!root.has("rules")) {
      root.fault("rules", "the policy lacks \"rules\"", "Add at least one rule under \"rules:\".");
    }
    root.has(PolicyTests.KEY);
    root.refuseUnread();
    document.refuseFaults();
    new Unused(document).warn();
    new LonelyRoles(document).warn();
    return new Policy(
        name.orElseThrow(),
        version.orElseThrow(),
        yaml,
        terms,
        new Limiting(caps, leeway, defaults.approval()),
        rules,
        standing,
        document.warnings());
  }

  private static Optional<Caps> caps(Section section, Rates rates) {
    Optional<Integer> gestures = section.word("gestures").flatMap(w -> w.number(0, 50));
    Optional<Amount> amount = section.word("amount").flatMap(w -> inBase(w, rates));
    var within = section.needed("within", "within: 90 days").flatMap(Word::span);
    section.refuseUnread();
    return within.map(w -> new Caps(gestures.orElse(null), amount.orElse(null), w));
  }

  /** An amount in the policy's own currency. */
  static Optional<Amount> inBase(Word word, Rates rates) {
    return inBase(word, rates.base());
  }

  static Optional<Amount> inBase(Word word, Currency base) {
    Optional<Amount> amount = word.amount();
    if (base.equals(Rates.NOT_KNOWN)) {
      return amount;
    }
    if (amount.isPresent() && !amount.get().currency().equals(base)) {
      word.fault("a limit is in the policy's currency", "Write it in " + base + ".");
      return Optional.empty();
    }
    return amount;
  }

  static Set<String> union(Stream<String> left, Stream<String> right) {
    Set<String> all = new HashSet<>();
    left.forEach(all::add);
    right.forEach(all::add);
    return all;
  }
}
