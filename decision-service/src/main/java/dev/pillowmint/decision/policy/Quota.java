package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import java.time.Duration;
import java.util.Optional;

/**
 * An amount that several claims share.
 *
 * @param name shared by the rules that draw on it
 * @param amount for each key, in the policy's currency
 * @param key per what
 * @param within claims less than this apart share it
 */
public record Quota(String name, Amount amount, KeyOf key, Duration within) {

  static Optional<Quota> read(Section section, String rule, Vocabulary vocabulary, Rates rates) {
    String name = section.word("name").map(Word::text).orElse(rule);
    var amount =
        section
            .needed("amount", "amount: 100.00 EUR")
            .flatMap(w -> PolicyCompiler.inBase(w, rates));
    var key =
        section.needed("per", "per: event.incidentId").flatMap(w -> KeyOf.read(w, vocabulary));
    Duration within = section.word("within").flatMap(Spans::some).orElse(OncePer.YEAR);
    section.refuseUnread();
    return amount.flatMap(a -> key.map(k -> new Quota(name, a, k, within)));
  }
}
