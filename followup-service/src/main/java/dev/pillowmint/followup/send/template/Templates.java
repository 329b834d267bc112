package dev.pillowmint.followup.send.template;

import dev.pillowmint.followup.plan.Kind;
import dev.pillowmint.followup.plan.Message;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of messages, in every language that there is a template for. */
public final class Templates {
  /** What a machine may write by e-mail; a card by hand and the others are never generated. */
  static final Set<Kind> WRITTEN_BY_MACHINE =
      Set.of(Kind.AFTER_CARE, Kind.FEEDBACK_REQUEST, Kind.THANK_YOU_NOTE);

  /** For those who lead; every language that it has none for reads the house's, or English. */
  static final String DIGEST = "weekly-digest";

  private static final String ENGLISH = "en";
  private static final int LONGEST_SUBJECT = 200;

  private final Map<String, Map<String, Words>> words;
  private final Map<String, Words> digest;
  private final TemplateSettings settings;

  Templates(Map<String, Map<String, Words>> words, TemplateSettings settings) {
    this.words = new HashMap<>(words);
    this.digest = Objects.requireNonNull(this.words.remove(DIGEST));
    this.settings = settings;
  }

  /**
   * Fills the template in, in the customer's language or the nearest that there is.
   *
   * @param unsubscribe where they unsubscribe; null: it is no marketing
   * @return empty: a person has to write it
   */
  public Optional<Letter> write(Message message, @Nullable String unsubscribe) {
    Map<String, Words> languages = words.get(message.content().template());
    if (languages == null) {
      return Optional.empty();
    }
    Words chosen = choose(languages, message.to().language());
    return Optional.of(
        filled(chosen, Placeholders.values(message, settings.signature(), unsubscribe)));
  }

  /** The language, of those that the digest has, that a reader of that one gets. */
  public Locale digestLanguage(@Nullable String language) {
    return Locale.forLanguageTag(choose(digest, language).language());
  }

  /**
   * Fills the week's digest in.
   *
   * @param language one of {@link #digestLanguage}'s
   * @param values by the names that its template may have
   */
  public Letter digest(Locale language, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put(Placeholders.SIGNATURE, settings.signature());
    return filled(choose(digest, language.toLanguageTag()), all);
  }

  private static Letter filled(Words words, Object values) {
    String subject = Placeholders.oneLine(words.subject().execute(values));
    return new Letter(
        words.language(),
        subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject,
        words.text().execute(values).strip() + "\n",
        words.html() == null ? null : words.html().execute(values));
  }

  /** Kinds with their languages, in the order of their names. */
  Map<String, List<Words>> all() {
    Map<String, List<Words>> all = new TreeMap<>();
    words.forEach(
        (kind, languages) ->
            all.put(
                kind,
                languages.values().stream()
                    .sorted(Comparator.comparing(Words::language))
                    .toList()));
    return all;
  }

  /** The exact tag, else the same with less of it (RFC 4647), else the house's language. */
  private Words choose(Map<String, Words> languages, @Nullable String language) {
    Words own = languages.get(settings.language());
    Words house = own != null ? own : languages.get(ENGLISH);
    if (house == null) {
      throw new IllegalStateException("A template lacks " + settings.language());
    }
    if (language == null) {
      return house;
    }
    try {
      String found =
          Locale.lookupTag(List.of(new Locale.LanguageRange(language)), languages.keySet());
      return found == null ? house : byTag(languages, found).orElse(house);
    } catch (IllegalArgumentException e) {
      // The customer's profile names no language that there is.
      return house;
    }
  }

  private static Optional<Words> byTag(Map<String, Words> languages, String tag) {
    return languages.values().stream().filter(w -> w.language().equalsIgnoreCase(tag)).findAny();
  }

  static String machineKinds() {
    return WRITTEN_BY_MACHINE.stream().map(Kind::code).sorted().collect(Collectors.joining(", "));
  }
}
