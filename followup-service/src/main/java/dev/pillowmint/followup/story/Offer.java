package dev.pillowmint.followup.story;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.followup.plan.Announcement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a person makes a missed moment good.
 *
 * @param decisionId the missed decision
 * @param gift what they give
 * @param by who
 * @param role theirs, as a policy's leeway names it
 * @param at when
 */
public record Offer(String decisionId, Gift gift, String by, String role, Instant at) {

  /** What kind of small act. */
  public enum Kind {
    /** Money back. */
    REFUND,
    /** A thing. */
    GIFT,
    /** A person calls. */
    CALLBACK;

    /** As in the event, e.g. {@code gift}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What is given.
   *
   * @param amount what it costs us; null: nothing
   * @param description in words
   */
  public record Gift(Kind kind, @Nullable Amount amount, String description) {}

  Announcement announcement(String customerId) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("decisionId", decisionId);
    attributes.put("kind", gift.kind().code());
    attributes.put("description", gift.description());
    attributes.put("staffId", by);
    attributes.put("role", role);
    if (gift.amount() != null) {
      attributes.put("amount", Money.words(gift.amount()));
    }
    return new Announcement(
        "offer-%s-%s".formatted(decisionId, by),
        customerId,
        "gesture.offered-by-staff",
        at,
        attributes);
  }
}
