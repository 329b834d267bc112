package dev.pillowmint.followup.send.mail;

import dev.pillowmint.followup.insight.Digest;
import dev.pillowmint.followup.insight.What;
import dev.pillowmint.followup.insight.Wording;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A digest as its template names it. */
public final class DigestWords {
  private final Wording wording;
  private final @Nullable URI pages;

  /**
   * @param pages where this service's pages are; null: not told
   */
  public DigestWords(Wording wording, @Nullable URI pages) {
    this.wording = wording;
    this.pages = pages;
  }

  Map<String, Object> of(Digest digest, Locale language) {
    Map<String, Object> values = new HashMap<>();
    values.put("week", digest.week().week());
    values.put("from", day(digest.week().first(), language));
    values.put("until", day(digest.week().last(), language));
    values.put("address", address(digest));
    values.put("seen", digest.overview().seen());
    values.put("acted", digest.overview().number(What.ACTED));
    values.put("missed", digest.overview().number(What.MISSED));
    values.put("kept", digest.overview().number(What.PROMISE_KEPT));
    values.put("broken", digest.overview().number(What.PROMISE_BROKEN));
    values.put("stories", digest.stories().stream().map(s -> story(s, language)).toList());
    values.put("sources", digest.sources().stream().map(s -> source(s, language)).toList());
    values.put("better", digest.better().stream().map(words -> Map.of("words", words)).toList());
    return values;
  }

  private Map<String, Object> story(Digest.Story story, Locale language) {
    return Map.of(
        "event", story.type() == null ? "" : wording.event(story.type(), language),
        "deed", wording.word("step", story.kind(), language),
        "gifts", String.join(", ", story.gestures()),
        "feeling", or(story.feeling()),
        "teller", or(story.teller()),
        "ours", story.ours(),
        "praised", story.praised());
  }

  private Map<String, Object> source(Digest.Source source, Locale language) {
    return Map.of(
        "event", wording.event(source.type(), language),
        "times", source.moments(),
        "cost",
            source.cost().stream()
                .map(amount -> wording.money(amount, language))
                .collect(Collectors.joining(" + ")));
  }

  private String address(Digest digest) {
    return pages == null
        ? ""
        : pages.toString().replaceAll("/+$", "") + "/manager/digest?week=" + digest.week().week();
  }

  private static String day(LocalDate day, Locale language) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language).format(day);
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}
