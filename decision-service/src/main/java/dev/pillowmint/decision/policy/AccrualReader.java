package dev.pillowmint.decision.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how days and hours are counted. */
final class AccrualReader {
  private static final Pattern DAYS = Pattern.compile("(\\d{1,4}) (working-|calendar-)?days?");
  private static final int MOST_PAUSES = 20;

  private final ExpressionReader expressions;
  private final Section section;

  AccrualReader(ExpressionReader expressions, Section section) {
    this.expressions = expressions;
    this.section = section;
  }

  /**
   * @param key {@code perDay} or {@code perHour}
   */
  Optional<Accrual> read(String key) {
    boolean byHour = key.equals("perHour");
    Accrual.Count count = count(byHour);
    @Nullable Expression length = expression("duration", Scale.DURATION);
    @Nullable Expression from = expression("from", Scale.TIME);
    @Nullable Expression to = expression("to", Scale.TIME);
    boolean dates = !section.has("duration");
    if (dates == (!section.has("from") && !section.has("to"))) {
      section.fault(
          key,
          "the time is given by \"duration\", or by \"from\" and \"to\"",
          "Write for example \"duration: event.duration\"; \"to\" is the event's time if left out.");
    }
    Accrual.Grace grace = grace(byHour || !dates);
    List<Pause> pauses = pauses(dates);
    @Nullable WorkCalendar calendar =
        calendar(count == Accrual.Count.WORKING_DAYS || grace.working(), dates);
    Optional<Boolean> up = rounded();
    return up.map(
        u ->
            new Accrual(
                length,
                from,
                to,
                new Accrual.Rules(count, calendar, grace, pauses, u, expressions.terms().zone())));
  }

  private @Nullable Expression expression(String key, Scale scale) {
    return section.word(key).flatMap(w -> expressions.of(w, scale)).orElse(null);
  }

  private Accrual.Count count(boolean byHour) {
    Accrual.Count usual = byHour ? Accrual.Count.HOURS : Accrual.Count.CALENDAR_DAYS;
    Accrual.Count count =
        section.word("count").flatMap(w -> w.oneOf(Accrual.Count.class)).orElse(usual);
    if (byHour != (count == Accrual.Count.HOURS)) {
      section.fault(
          "count",
          byHour ? "\"perHour\" counts hours" : "\"perDay\" counts days",
          byHour ? "Write \"count: hours\"." : "Write \"count: calendar-days\" or working-days.");
    }
    return count;
  }

  private Optional<Boolean> rounded() {
    Optional<Word> word = section.word("rounded");
    String text = word.map(Word::text).orElse("");
    if (text.equals("up") || text.equals("down")) {
      return Optional.of(text.equals("up"));
    }
    section.fault(
        "rounded",
        "does a day or hour that has begun count?",
        "Write \"rounded: up\" if it does, \"rounded: down\" if it does not.");
    return Optional.empty();
  }

  private @Nullable WorkCalendar calendar(boolean needed, boolean dates) {
    if (needed && !dates) {
      section.fault(
          "duration", "a duration has no dates to look up", "Write \"from\" and \"to\" instead.");
    }
    Optional<Word> word =
        needed ? section.needed("calendar", "calendar: gb") : section.word("calendar");
    return word.flatMap(w -> CalendarReader.named(w, expressions.terms().calendars())).orElse(null);
  }

  private Accrual.Grace grace(boolean byTime) {
    return section.word("grace").flatMap(w -> grace(w, byTime)).orElse(Accrual.Grace.NONE);
  }

  private static Optional<Accrual.Grace> grace(Word word, boolean byTime) {
    Matcher days = DAYS.matcher(word.text());
    if (days.matches() && !(byTime && days.group(2) == null)) {
      boolean working = "working-".equals(days.group(2));
      int number = Integer.parseInt(days.group(1));
      return Optional.of(new Accrual.Grace(number, working, Duration.ZERO));
    }
    if (byTime) {
      return word.span().map(span -> new Accrual.Grace(0, false, span));
    }
    word.fault(
        "\"%s\" is no number of days".formatted(word.text()),
        "Write for example \"2 working-days\" or \"14 days\".");
    return Optional.empty();
  }

  private List<Pause> pauses(boolean dates) {
    List<Pause> pauses = new ArrayList<>();
    List<Section> sections = section.sections("pauses");
    if (!sections.isEmpty() && !dates) {
      section.fault("pauses", "a duration has no dates to pause at", "Leave \"pauses\" out.");
    }
    if (sections.size() > MOST_PAUSES) {
      section.fault("pauses", "more than %d pauses".formatted(MOST_PAUSES), "Use fewer.");
    }
    for (Section pause : sections) {
      pause(pause).ifPresent(pauses::add);
    }
    return pauses;
  }

  private Optional<Pause> pause(Section pause) {
    Optional<Word> when = pause.word("when");
    @Nullable Expression condition = when.flatMap(expressions::condition).orElse(null);
    ExpressionReader inside = expressions.whenever(condition);
    Optional<Expression> from =
        pause.needed("from", "from: event.pausedAt").flatMap(w -> inside.of(w, Scale.TIME));
    Optional<Expression> to =
        pause.needed("to", "to: event.resumedAt").flatMap(w -> inside.of(w, Scale.TIME));
    pause.refuseUnread();
    return from.flatMap(f -> to.map(t -> new Pause(condition, f, t)));
  }
}
