package dev.pillowmint.followup.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a customer said about being contacted, whether or not it was the newest word.
 *
 * @param source the system that told it
 * @param event its event's id there
 * @param at when they said it
 * @param heardAt when it arrived here
 * @param about what it is about: "email marketing", "quiet from", "quiet until", "leave alone"
 * @param value "yes", "no" or a local time
 */
public record PreferenceChange(
    String source, String event, Instant at, Instant heardAt, String about, String value) {

  static List<PreferenceChange> of(News.PreferenceChanged news, Instant now) {
    List<PreferenceChange> changes = new ArrayList<>();
    Boolean allowed = news.allowed();
    if (allowed != null) {
      news.wishes().stream()
          .map(w -> (w.medium() + " " + w.purpose()).toLowerCase(Locale.ROOT))
          .sorted(Comparator.naturalOrder())
          .forEach(about -> add(changes, news, now, about, yesOrNo(allowed)));
    }
    add(changes, news, now, "quiet from", news.quietFrom());
    add(changes, news, now, "quiet until", news.quietUntil());
    Boolean leaveAlone = news.leaveAlone();
    add(changes, news, now, "leave alone", leaveAlone == null ? null : yesOrNo(leaveAlone));
    return changes;
  }

  private static void add(
      List<PreferenceChange> changes,
      News news,
      Instant now,
      String about,
      @Nullable String value) {
    if (value != null) {
      EventRef event = news.event();
      changes.add(new PreferenceChange(event.source(), event.id(), news.at(), now, about, value));
    }
  }

  private static String yesOrNo(boolean flag) {
    return flag ? "yes" : "no";
  }
}
