package dev.pillowmint.followup.story;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.followup.plan.Announcement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A granted gesture that the customer may have in another form.
 *
 * @param gestureId the gesture
 * @param customerId whose
 * @param description in words
 * @param own the form in which it is given if nothing is said; null: nothing special
 * @param alternatives instead of it
 * @param grantedAt when
 * @param made what the customer chose; null: nothing yet
 */
public record Choice(
    String gestureId,
    String customerId,
    String description,
    @Nullable String own,
    List<Alternative> alternatives,
    Instant grantedAt,
    @Nullable Made made) {
  /** What a gesture is called that has no form of its own. */
  public static final String AS_IT_IS = "as-it-is";

  public Choice {
    alternatives = List.copyOf(alternatives);
  }

  /**
   * Another form.
   *
   * @param form money, credit, points, voucher or waiver
   * @param amount what it is worth; null: not said
   * @param until when it lapses; null: never
   * @param points how many, if it is points
   * @param needsConsent whether the customer has to agree in so many words
   */
  public record Alternative(
      String form,
      @Nullable Amount amount,
      @Nullable Instant until,
      @Nullable Long points,
      boolean needsConsent) {}

  /**
   * What the customer chose.
   *
   * @param consent whether they agreed in so many words
   * @param by who recorded it
   */
  public record Made(String form, boolean consent, String by, Instant at) {}

  /** The name of the form in which it is given if nothing is said. */
  public String ownForm() {
    return own == null ? AS_IT_IS : own;
  }

  Optional<Alternative> alternative(String form) {
    return alternatives.stream().filter(a -> a.form().equals(form)).findFirst();
  }

  /** The same of that customer. */
  public Choice of(String customer) {
    return new Choice(gestureId, customer, description, own, alternatives, grantedAt, made);
  }

  Choice make(Made choice) {
    return new Choice(gestureId, customerId, description, own, alternatives, grantedAt, choice);
  }

  static Announcement announcement(Choice choice, Made made) {
    return new Announcement(
        "choice-" + choice.gestureId(),
        choice.customerId(),
        "gesture.choice-made",
        made.at(),
        Map.of(
            "gestureId", choice.gestureId(),
            "form", made.form(),
            "consent", made.consent(),
            "staffId", made.by()));
  }
}
