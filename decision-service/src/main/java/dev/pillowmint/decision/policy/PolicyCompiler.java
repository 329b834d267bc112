package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.EventTypes;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
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
    Rates rates = rates(root);
    ZoneId zone = root.word("timeZone").flatMap(Word::zone).orElse(ZoneOffset.UTC);
    @Nullable Caps caps = root.section("caps").flatMap(s -> caps(s, rates)).orElse(null);
    Map<String, BudgetLimit> budgets = BudgetReader.read(root, rates, zone);
    @Nullable Leeway leeway = LeewayReader.read(root, rates, zone);
    Defaults defaults = Defaults.read(root, budgets, rates);
    RuleReader reader = new RuleReader(catalogue, rates, budgets, defaults);
    List<Rule> rules = reader.read(root.sections("rules"));
    Standing standing = Standing.read(root, catalogue);
    if (!root.has("rules")) {
      root.fault("rules", "the policy lacks \"rules\"", "Add at least one rule under \"rules:\".");
    }
    root.refuseUnread();
    document.refuseFaults();
    return new Policy(
        name.orElseThrow(),
        version.orElseThrow(),
        yaml,
        rates,
        new Limiting(caps, leeway, defaults.approval()),
        rules,
        standing);
  }

  private static Rates rates(Section root) {
    Currency base =
        root.needed("currency", "currency: EUR")
            .flatMap(Word::currency)
            .orElseGet(() -> Currency.getInstance("XXX"));
    Map<Currency, BigDecimal> worth = new HashMap<>();
    root.section("rates")
        .ifPresent(
            section ->
                section.eachWord(
                    (currency, rate) ->
                        currency
                            .currency()
                            .ifPresent(c -> rate.rate().ifPresent(r -> worth.put(c, r)))));
    return new Rates(base, worth);
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
    Optional<Amount> amount = word.amount();
    if (amount.isPresent() && !amount.get().currency().equals(rates.base())) {
      word.fault("a limit is in the policy's currency", "Write it in " + rates.base() + ".");
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
