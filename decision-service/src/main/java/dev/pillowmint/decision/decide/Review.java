package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.Event;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person's answer to a proposal.
 *
 * @param verdict what they say
 * @param amount with {@link Verdict#CHANGE}, what all proposed gestures together cost; else null
 * @param staffId who
 * @param role theirs
 * @param note why; null: not said
 * @param time when
 */
public record Review(
    Verdict verdict,
    @Nullable Amount amount,
    String staffId,
    String role,
    @Nullable String note,
    Instant time) {
  /** The event type that carries one. */
  public static final String TYPE = "proposal.reviewed";

  /** What a person says. */
  public enum Verdict {
    APPROVE,
    DECLINE,
    CHANGE
  }

  /** Of an event of {@link #TYPE}; empty if it says nothing that is known. */
  public static Optional<Review> of(Event event) {
    String said = event.text("verdict").orElse("").toUpperCase(Locale.ROOT);
    for (Verdict verdict : Verdict.values()) {
      if (verdict.name().equals(said)) {
        return Optional.of(
            new Review(
                verdict,
                event.amount("amount").orElse(null),
                event.text("staffId").orElse(""),
                event.text("role").orElse(""),
                event.text("note").orElse(null),
                event.time()));
      }
    }
    return Optional.empty();
  }

  /** What they said, e.g. {@code staff-9 (care-lead) declined it: the stay was as promised}. */
  public String told() {
    String did =
        switch (verdict) {
          case APPROVE -> "approved it";
          case DECLINE -> "declined it";
          case CHANGE -> "changed it to " + amount;
        };
    String why = note == null || note.isBlank() ? "" : ": " + note.replaceFirst("\\.$", "");
    return "%s (%s) %s%s.".formatted(staffId, role, did, why);
  }
}
