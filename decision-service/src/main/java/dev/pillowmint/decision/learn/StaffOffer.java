package dev.pillowmint.decision.learn;

import dev.pillowmint.catalogue.Amount;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff makes a missed moment good.
 *
 * @param decisionId of the missed moment
 * @param customerId whose
 * @param staffId who
 * @param role their role
 * @param gift what they give
 */
public record StaffOffer(
    String decisionId, String customerId, String staffId, String role, Gift gift) {

  /** What is given. */
  public enum Kind {
    /** Money back. */
    REFUND,
    /** A thing. */
    GIFT,
    /** A person calls. */
    CALLBACK;

    /** As an event's attribute. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What they give.
   *
   * @param amount what it costs us; null: nothing
   * @param description in words
   */
  public record Gift(Kind kind, @Nullable Amount amount, String description) {}

  /** The same however often the same person sends it: a second click has no second effect. */
  public String eventId() {
    return "offer-%s-%s".formatted(decisionId, staffId);
  }
}
