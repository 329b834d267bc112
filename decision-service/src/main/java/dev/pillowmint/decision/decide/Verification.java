package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.customer.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody looked into facts that a decision waits for.
 *
 * @param facts which, by attribute; of the customer as {@code customer.tier}
 * @param holds whether they are as stated
 * @param staffId who looked; null: a system
 * @param note what was found; null: not said
 * @param time when
 */
public record Verification(
    List<String> facts,
    boolean holds,
    @Nullable String staffId,
    @Nullable String note,
    Instant time) {
  /** The event type that carries one. */
  public static final String TYPE = "facts.verified";

  public Verification {
    facts = List.copyOf(facts);
  }

  /** Of an event of {@link #TYPE}. */
  public static Verification of(Event event) {
    return new Verification(
        event.texts("facts").orElse(List.of()),
        event.flag("holds").orElse(false),
        event.text("staffId").orElse(null),
        event.text("note").orElse(null),
        event.time());
  }

  /** For example {@code Verified by staff-9: delay holds: the log shows it.} */
  String told() {
    String by = staffId == null ? "" : " by " + staffId;
    String what = holds ? "holds" : "does not hold";
    String why = note == null || note.isBlank() ? "" : ": " + note.replaceFirst("\\.$", "");
    return "Verified%s: %s %s%s.".formatted(by, String.join(", ", facts), what, why);
  }
}
