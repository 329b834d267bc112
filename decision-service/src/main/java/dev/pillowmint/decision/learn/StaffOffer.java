package dev.pillowmint.decision.learn;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.Hashes;
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

  /**
   * The same however often the same person sends the same gift: a second click has no second
   * effect. Another gift is an offer of its own, which the policy decides.
   */
  public String eventId() {
    long gifts = Hashes.of(gift.kind().text(), String.valueOf(gift.amount()), gift.description());
    return "offer-%s-%s-%016x".formatted(decisionId, staffId, gifts);
  }
}
