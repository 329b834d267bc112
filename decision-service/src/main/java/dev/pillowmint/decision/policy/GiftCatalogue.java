package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What may be given.
 *
 * @param gifts in the order of the policy
 */
record GiftCatalogue(List<Gift> gifts) {

  GiftCatalogue {
    gifts = List.copyOf(gifts);
  }

  /**
   * A thing.
   *
   * @param name unique in the catalogue
   * @param price what it costs
   * @param tags what it is about, in small letters
   * @param description for staff and customer; its name if the policy has none
   */
  record Gift(String name, Amount price, Set<String> tags, String description) {
    Gift {
      tags = Set.copyOf(tags);
    }

    long matches(List<String> interests) {
      return interests.stream().map(GiftCatalogue::lower).distinct().filter(tags::contains).count();
    }
  }

  static GiftCatalogue read(Section root, Rates rates) {
    List<Gift> gifts = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Section section : root.sections("gifts")) {
      gift(section, rates).filter(g -> unique(section, g, names)).ifPresent(gifts::add);
    }
    return new GiftCatalogue(gifts);
  }

  static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private static Optional<Gift> gift(Section section, Rates rates) {
    Optional<Word> name = section.needed("name", "name: a cookbook");
    Optional<Amount> price =
        section.needed("price", "price: 25.00 EUR").flatMap(w -> TermsReader.amount(w, rates));
    @Nullable Word description = section.word("description").orElse(null);
    Set<String> tags =
        section.words("tags").stream().map(w -> lower(w.text())).collect(Collectors.toSet());
    section.refuseUnread();
    return name.flatMap(
        n ->
            price.map(
                p ->
                    new Gift(
                        n.text(), p, tags, description == null ? n.text() : description.text())));
  }

  private static boolean unique(Section section, Gift gift, Set<String> names) {
    if (names.add(gift.name())) {
      return true;
    }
    section.fault("name", "there are two gifts \"%s\"".formatted(gift.name()), "Rename one.");
    return false;
  }
}
