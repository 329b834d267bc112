package dev.pillowmint.followup.plan;

import org.jspecify.annotations.Nullable;

/**
 * What this service needs to know about a customer to reach them.
 *
 * @param displayName how they like to be addressed; null: not known
 * @param email where they get e-mail; null: not known
 * @param timeZone IANA id; null: not known
 * @param language BCP 47, e.g. {@code de} or {@code en-GB}; null: not known
 * @param country where they live, ISO 3166-1 alpha-2; null: not known
 */
public record Profile(
    @Nullable Told<String> displayName,
    @Nullable Told<String> email,
    @Nullable Told<String> timeZone,
    @Nullable Told<String> language,
    @Nullable Told<String> country) {

  /** Nothing is known yet. */
  public static final Profile NONE = new Profile(null, null, null, null, null);

  Profile with(News.ProfileChanged change) {
    return new Profile(
        newest(displayName, change.displayName(), change),
        newest(email, change.email(), change),
        newest(timeZone, change.timeZone(), change),
        newest(language, change.language(), change),
        newest(country, change.country(), change));
  }

  /** What is not known here is taken from the other. */
  Profile joined(Profile other) {
    return new Profile(
        displayName == null ? other.displayName : displayName,
        email == null ? other.email : email,
        timeZone == null ? other.timeZone : timeZone,
        language == null ? other.language : language,
        country == null ? other.country : country);
  }

  private static @Nullable Told<String> newest(
      @Nullable Told<String> known, @Nullable String value, News change) {
    return value == null ? known : Told.newest(known, new Told<>(value, change.at()));
  }
}
