package dev.pillowmint.decision.customer;

import dev.pillowmint.catalogue.Amount;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a customer. Null: never stated. The e-mail address is not kept: nothing here
 * needs it.
 *
 * @param displayName how they like to be addressed
 * @param tier standing, e.g. {@code gold}
 * @param yearlyValue what they spend a year
 * @param customerSince first purchase
 * @param timeZone IANA name
 * @param language BCP 47
 * @param country ISO 3166-1 alpha-2
 * @param interests what they care about, at most {@value #MOST_INTERESTS}
 */
public record Profile(
    @Nullable String displayName,
    @Nullable String tier,
    @Nullable Amount yearlyValue,
    @Nullable LocalDate customerSince,
    @Nullable String timeZone,
    @Nullable String language,
    @Nullable String country,
    List<String> interests) {

  static final int MOST_INTERESTS = 20;

  /** Of whom nothing is known. */
  public static final Profile UNKNOWN =
      new Profile(null, null, null, null, null, null, null, List.of());

  public Profile {
    interests = List.copyOf(interests);
  }

  Profile changedBy(Event event) {
    return new Profile(
        event.text("displayName").orElse(displayName),
        event.text("tier").orElse(tier),
        event.amount("yearlyValue").orElse(yearlyValue),
        event.date("customerSince").orElse(customerSince),
        event.text("timeZone").orElse(timeZone),
        event.text("language").orElse(language),
        event.text("country").orElse(country),
        event.texts("interests").map(Profile::bounded).orElse(interests));
  }

  /** Interests that staff noted are added to those the customer stated. */
  Profile notedIn(Event event) {
    List<String> all =
        Stream.concat(interests.stream(), event.texts("interests").orElse(List.of()).stream())
            .distinct()
            .toList();
    return new Profile(
        displayName, tier, yearlyValue, customerSince, timeZone, language, country, bounded(all));
  }

  /** What is not stated here is taken from the other; interests are added. */
  Profile joined(Profile other) {
    return new Profile(
        displayName == null ? other.displayName : displayName,
        tier == null ? other.tier : tier,
        yearlyValue == null ? other.yearlyValue : yearlyValue,
        customerSince == null ? other.customerSince : customerSince,
        timeZone == null ? other.timeZone : timeZone,
        language == null ? other.language : language,
        country == null ? other.country : country,
        bounded(Stream.concat(interests.stream(), other.interests.stream()).distinct().toList()));
  }

  private static List<String> bounded(List<String> interests) {
    return interests.stream().limit(MOST_INTERESTS).toList();
  }
}
