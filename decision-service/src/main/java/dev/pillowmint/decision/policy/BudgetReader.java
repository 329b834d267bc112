package dev.pillowmint.decision.policy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code budgets}, and the limits that a leeway has in common with them. */
final class BudgetReader {
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})%");
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(3_660);

  private final Rates rates;
  private final ZoneId zone;
  private final Map<String, BudgetLimit> budgets = new LinkedHashMap<>();

  private BudgetReader(Rates rates, ZoneId zone) {
    this.rates = rates;
    this.zone = zone;
  }

  /** By name. */
  static Map<String, BudgetLimit> read(Section root, Rates rates, ZoneId zone) {
    BudgetReader reader = new BudgetReader(rates, zone);
    root.section("budgets")
        .ifPresent(
            all -> {
              Map<String, Section> later = new LinkedHashMap<>();
              all.eachSection(
                  (name, section) -> {
                    if (name.text().equals("leeway")) {
                      name.fault("a budget cannot be called leeway", "Rename it.");
                    }
                    if (section.has("reserveFrom")) {
                      later.put(name.text(), section);
                    } else {
                      reader.add(name.text(), section, null);
                    }
                  });
              later.forEach(reader::addReserving);
            });
    return reader.budgets;
  }

  /** {@code amount} and {@code count}; a fault if both are absent. */
  static Limits limits(Section section, Rates rates, boolean hard, @Nullable Integer warnAt) {
    var amount = section.word("amount").flatMap(w -> PolicyCompiler.inBase(w, rates)).orElse(null);
    Integer count = section.word("count").flatMap(w -> w.number(0, 1_000_000_000)).orElse(null);
    if (!section.has("amount") && !section.has("count")) {
      section.fault(
          "amount",
          "there is neither \"amount\" nor \"count\"",
          "Add for example \"amount: 5000.00 " + rates.base() + "\".");
    }
    return new Limits(amount, count, hard, warnAt);
  }

  /** {@code period} or {@code rolling}; empty if there is neither, or a fault. */
  static Optional<Window> span(Section section, ZoneId zone) {
    ZoneId own = section.word("timeZone").flatMap(Word::zone).orElse(zone);
    if (section.has("period") && section.has("rolling")) {
      section.fault("rolling", "there are both \"period\" and \"rolling\"", "Leave one out.");
    }
    if (section.has("rolling")) {
      return section.word("rolling").flatMap(w -> w.span().flatMap(s -> rolling(w, s)));
    }
    return section
        .word("period")
        .flatMap(w -> w.oneOf(Window.Period.class))
        .map(p -> new Window.Calendar(p, own));
  }

  private static Optional<Window> rolling(Word word, Duration window) {
    if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
      word.fault(
          "a rolling window lasts from a minute to ten years", "Write for example \"30 days\".");
      return Optional.empty();
    }
    return Optional.of(new Window.Rolling(window));
  }

  private void addReserving(String name, Section section) {
    section
        .word("reserveFrom")
        .ifPresent(
            word -> {
              @Nullable BudgetLimit parent = budgets.get(word.text());
              if (parent == null || parent.reserveFrom() != null) {
                word.fault(
                    "no budget \"%s\" to reserve from".formatted(word.text()),
                    Spelling.advice(word.text(), budgets.keySet())
                        + "Name one under \"budgets\" that reserves from none itself.");
                add(name, section, null);
              } else {
                add(name, section, parent);
                BudgetLimit child = Objects.requireNonNull(budgets.get(name));
                refuseUnreservable(child, parent, word::fault, section);
              }
            });
  }

  private void add(String name, Section section, @Nullable BudgetLimit parent) {
    boolean hard = section.word("hard").flatMap(Word::flag).orElse(true);
    Integer warnAt = section.word("warnAt").flatMap(BudgetReader::percent).orElse(null);
    Limits limits = limits(section, rates, hard, warnAt == null && !hard ? (Integer) 100 : warnAt);
    String each = section.word("each").map(Word::text).map(BudgetReader::withoutEvent).orElse(null);
    Optional<Window> span = span(section, zone);
    if (!section.has("period") && !section.has("rolling")) {
      if (each == null) {
        section.needed("period", "period: month");
      }
      span = Optional.of(new Window.Always());
    }
    section.refuseUnread();
    Window window = span.orElseGet(Window.Always::new);
    budgets.put(name, new BudgetLimit(name, limits, window, each, parent));
  }

  private static String withoutEvent(String attribute) {
    return attribute.startsWith("event.") ? attribute.substring("event.".length()) : attribute;
  }

  private static void refuseUnreservable(
      BudgetLimit child, BudgetLimit parent, BiConsumer<String, String> fault, Section section) {
    if (parent.limits().amount() != null && child.limits().amount() == null) {
      fault.accept("\"%s\" limits the amount".formatted(parent.name()), "Add an \"amount\".");
    }
    if (parent.limits().count() != null && child.limits().count() == null) {
      fault.accept("\"%s\" limits the count".formatted(parent.name()), "Add a \"count\".");
    }
    refuseLarger(child.limits(), parent, section);
    if (!child.limits().hard()) {
      section.fault("hard", "a budget that is reserved is hard", "Leave \"hard\" out.");
    }
    if (child.window() instanceof Window.Rolling) {
      section.fault("rolling", "a rolling window cannot be reserved", "Write \"period: month\".");
    }
  }

  /** What is reserved whole is never found room for in less. */
  private static void refuseLarger(Limits own, BudgetLimit parent, Section section) {
    Limits all = parent.limits();
    String problem = "\"%s\" never has room for so much: ".formatted(parent.name());
    String advice = "Reserve at most what \"%s\" has.".formatted(parent.name());
    if (own.amount() != null
        && all.amount() != null
        && all.hard()
        && own.amount().value().compareTo(all.amount().value()) > 0) {
      section.fault("amount", problem + "it has " + all.amount(), advice);
    }
    if (own.count() != null && all.count() != null && all.hard() && own.count() > all.count()) {
      section.fault("count", problem + "its count is " + all.count(), advice);
    }
  }

  private static Optional<Integer> percent(Word word) {
    Matcher percent = PERCENT.matcher(word.text());
    int share = percent.matches() ? Integer.parseInt(percent.group(1)) : 0;
    if (share < 1 || share > 100) {
      word.fault("\"%s\" is no share to warn at".formatted(word.text()), "Write 1% to 100%.");
      return Optional.empty();
    }
    return Optional.of(share);
  }
}
