package dev.pillowmint.decision.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a gesture is carried out, as the policy writes it.
 *
 * @param form as what; null: nothing special
 * @param until when it lapses; null: never
 * @param points how many; null: it is no points
 * @param role who does it; null: whoever does such things
 * @param welcomeHours whether a call waits for the hours that the customer welcomes
 * @param alternatives what the customer may choose instead
 * @param gifts what is chosen from; null: the gesture says what it is
 * @param otherwise what is given if no gift fits; null: nothing
 */
record Shape(
    @Nullable Form form,
    @Nullable Until until,
    @Nullable Points points,
    @Nullable String role,
    boolean welcomeHours,
    List<Alternative> alternatives,
    @Nullable GiftChoice gifts,
    @Nullable Template otherwise) {

  Shape {
    alternatives = List.copyOf(alternatives);
  }

  /** Whether there is nothing special about it, other than what is chosen. */
  boolean isPlain() {
    return form == null
        && until == null
        && points == null
        && role == null
        && !welcomeHours
        && alternatives.isEmpty();
  }

  /**
   * Points of the customer's programme.
   *
   * @param number how many
   * @param value what one costs
   */
  record Points(Expression number, Price value) {

    long count(Facts facts) throws Unanswered {
      return Math.max(0, Asked.whole(number, facts));
    }

    Money cost(Facts facts) throws Unanswered {
      return Asked.money(value, facts).times(Fraction.of(count(facts)));
    }
  }

  /**
   * What the customer may choose instead.
   *
   * @param form as what
   * @param price what it costs
   * @param until when it lapses; null: never
   * @param points how many; null: it is no points
   * @param needsConsent whether the customer must have agreed
   */
  record Alternative(
      Form form,
      Price price,
      @Nullable Until until,
      @Nullable Points points,
      boolean needsConsent) {}
}
