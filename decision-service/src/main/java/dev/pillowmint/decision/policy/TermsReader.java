package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads the terms at the top of a policy. */
final class TermsReader {
  /** In the place of a value that is at fault, so that what names it is not. */
  private static final Dated<Amount> NOT_KNOWN = Dated.always(Amount.ofMinor(0, "EUR"));

  private final Section root;
  private final ZoneId zone;

  private TermsReader(Section root) {
    this.root = root;
    this.zone = root.word("timeZone").flatMap(Word::zone).orElse(ZoneOffset.UTC);
  }

  static Terms read(Section root) {
    TermsReader reader = new TermsReader(root);
    Rates rates = reader.rates();
    return new Terms(
        reader.zone,
        rates,
        new Values(reader.values(rates)),
        CalendarReader.read(root),
        GiftCatalogue.read(root, rates));
  }

  private Rates rates() {
    Currency base =
        root.needed("currency", "currency: EUR").flatMap(Word::currency).orElse(Rates.NOT_KNOWN);
    Map<Currency, Dated<BigDecimal>> worth = new HashMap<>();
    root.section("rates")
        .ifPresent(
            section ->
                section.eachName(
                    name ->
                        name.currency()
                            .ifPresent(
                                currency ->
                                    dated(section, name.text(), "rate", "1.17", Word::rate)
                                        .ifPresent(rates -> worth.put(currency, rates)))));
    return new Rates(base, worth);
  }

  private Map<String, Dated<Amount>> values(Rates rates) {
    Map<String, Dated<Amount>> values = new HashMap<>();
    root.section("values")
        .ifPresent(
            section ->
                section.eachName(
                    name ->
                        values.put(
                            name.text(),
                            dated(section, name.text(), "value", "9.76 GBP", w -> amount(w, rates))
                                .orElse(NOT_KNOWN))));
    return values;
  }

  /** An amount in a currency that can be compared with the others. */
  static Optional<Amount> amount(Word word, Rates rates) {
    Optional<Amount> amount = word.amount();
    if (amount.isPresent() && !rates.know(amount.get().currency())) {
      Currency currency = amount.get().currency();
      word.fault(
          "there is no rate for " + currency,
          "Add under \"rates\" what one %s is worth in %s.".formatted(currency, rates.base()));
      return Optional.empty();
    }
    return amount;
  }

  /** One word that always holds, or a list of words with the dates from which they hold. */
  private <T> Optional<Dated<T>> dated(
      Section all, String name, String key, String example, Function<Word, Optional<T>> reader) {
    if (all.holdsWord(name)) {
      return all.word(name).flatMap(reader).map(Dated::always);
    }
    Map<LocalDate, T> dates = new TreeMap<>();
    for (Section section : all.sections(name)) {
      Optional<LocalDate> from = section.needed("from", "from: 2026-01-01").flatMap(Dates::read);
      Optional<T> value = section.needed(key, key + ": " + example).flatMap(reader);
      if (from.isPresent() && value.isPresent() && dates.put(from.get(), value.get()) != null) {
        section.fault("from", "two begin on " + from.get(), "Keep one of them.");
      }
      section.refuseUnread();
    }
    return dates.isEmpty() ? Optional.empty() : Optional.of(Dated.from(dates, zone));
  }
}
