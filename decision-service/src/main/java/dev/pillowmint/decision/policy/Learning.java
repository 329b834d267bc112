package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.TypePattern;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is learned from goodwill.
 *
 * @param controlGroup the part of the customers, per rule, whose goodwill is withheld, from 0 to 1
 * @param salt changes who is in the control group
 * @param outcomes what counts as a consequence
 */
public record Learning(BigDecimal controlGroup, String salt, List<Outcome> outcomes) {
  private static final int MOST_PERCENT = 50;

  /** Nothing is learned. */
  public static final Learning OFF = new Learning(BigDecimal.ZERO, "", List.of());

  /**
   * Something a customer does after a gesture.
   *
   * @param name of the outcome
   * @param on events that show it
   * @param within how long after the moment
   */
  public record Outcome(String name, List<TypePattern> on, Duration within) {
    public Outcome {
      on = List.copyOf(on);
    }
  }

  public Learning {
    outcomes = List.copyOf(outcomes);
  }

  /** Whether anything is learned. */
  public boolean on() {
    return controlGroup.signum() > 0 || !outcomes.isEmpty();
  }

  static Learning read(Section section, EventTypes catalogue) {
    BigDecimal share =
        section
            .word("controlGroup")
            .flatMap(w -> Share.read(w, MOST_PERCENT))
            .orElse(BigDecimal.ZERO);
    String salt = section.word("salt").map(Word::text).orElse("");
    List<Outcome> outcomes = new ArrayList<>();
    section
        .section("outcomes")
        .ifPresent(
            all ->
                all.eachSection((name, s) -> outcomes.addAll(outcome(name.text(), s, catalogue))));
    section.refuseUnread();
    return new Learning(share, salt, outcomes);
  }

  private static List<Outcome> outcome(String name, Section section, EventTypes catalogue) {
    List<TypePattern> on =
        section.words("on").stream().flatMap(w -> Patterns.read(w, catalogue).stream()).toList();
    if (!section.has("on")) {
      section.fault(
          "on", "the outcome lacks \"on\"", "Add for example \"on: purchase.completed\".");
    }
    var within = section.needed("within", "within: 90 days").flatMap(Spans::some);
    section.refuseUnread();
    return within.map(w -> new Outcome(name, on, w)).stream().toList();
  }
}
