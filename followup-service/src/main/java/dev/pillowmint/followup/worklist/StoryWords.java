package dev.pillowmint.followup.worklist;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.followup.insight.Wording;
import dev.pillowmint.followup.plan.HouseRules;
import dev.pillowmint.followup.story.Moment;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says on the pages what codes, amounts and times mean; the templates know it as {@code say}. */
@Component("say")
class StoryWords implements Wording {
  private static final Set<String> FOR_PROGRAMS = Set.of("claimed", "verified", "requested");

  private final EventTypes types;
  private final MessageSource messages;
  private final ZoneId house;

  StoryWords(EventTypes types, MessageSource messages, HouseRules rules) {
    this.types = types;
    this.messages = messages;
    this.house = rules.zone();
  }

  @Override
  public String event(String type, Locale language) {
    String title = types.find(type).map(EventType::title).orElse(type);
    return or("event." + type, title, language);
  }

  /** Why; the code itself where no words are there for it. */
  public String reason(String code, Locale language) {
    return or("reason." + code, code.replace('-', ' '), language);
  }

  @Override
  public String word(String family, String code, Locale language) {
    return or(family + "." + code, code.replace('-', ' '), language);
  }

  @Override
  public String money(Amount amount, Locale language) {
    NumberFormat format = NumberFormat.getNumberInstance(language);
    format.setMinimumFractionDigits(amount.value().scale());
    format.setMaximumFractionDigits(amount.value().scale());
    return format.format(amount.value()) + " " + amount.currency().getCurrencyCode();
  }

  public String number(long number, Locale language) {
    return NumberFormat.getIntegerInstance(language).format(number);
  }

  /** For example {@code 2 Mar 2026}. */
  public String day(LocalDate day, Locale language) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language).format(day);
  }

  /** As short as a column is narrow: a day of the week, or of the month. */
  public String shortly(LocalDate day, boolean ofWeek, Locale language) {
    String date = language.getLanguage().equals("de") ? "d.M." : "d MMM";
    return DateTimeFormatter.ofPattern(ofWeek ? "EEE" : date, language).format(day);
  }

  /** What a budget's period is. */
  public String period(String period, Locale language) {
    if (period.isEmpty()) {
      return word("period", "for-good", language);
    }
    if (period.matches("\\d{4}-\\d{2}")) {
      return DateTimeFormatter.ofPattern("LLLL yyyy", language).format(YearMonth.parse(period));
    }
    return period.matches("P\\d+D")
        ? or("period.rolling", new Object[] {period.replaceAll("\\D", "")}, period, language)
        : period;
  }

  /** By the company's clock. */
  public String when(Instant time, Locale language) {
    return at(time, house, language);
  }

  /** By the clock of that zone. */
  public String at(Instant time, ZoneId zone, Locale language) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(language)
        .withZone(zone)
        .format(time);
  }

  /** What was told of a moment, by name, without what only programs read. */
  public SortedMap<String, String> told(@Nullable Moment moment) {
    SortedMap<String, String> told = new TreeMap<>();
    if (moment != null) {
      moment
          .words()
          .forEach(
              (name, value) -> {
                if (!name.endsWith("Id") && !FOR_PROGRAMS.contains(name)) {
                  told.put(spaced(name), plain(value));
                }
              });
    }
    return told;
  }

  private String or(String key, String otherwise, Locale language) {
    return or(key, new Object[0], otherwise, language);
  }

  private String or(String key, Object[] words, String otherwise, Locale language) {
    return java.util.Objects.requireNonNullElse(
        messages.getMessage(key, words, otherwise, language), otherwise);
  }

  private static String spaced(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }

  private static String plain(Object value) {
    return switch (value) {
      case Map<?, ?> money -> "%s %s".formatted(money.get("amount"), money.get("currency"));
      case List<?> texts -> String.join(", ", texts.stream().map(String::valueOf).toList());
      default -> value.toString();
    };
  }
}
