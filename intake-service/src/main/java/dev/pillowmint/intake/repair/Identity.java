package dev.pillowmint.intake.repair;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an edit may not change: whoever has handled the event knows it by its identity. */
final class Identity {
  private Identity() {}

  /** Why the edited event is another one; empty: it is the same. */
  static Optional<String> changed(DeadLetter letter, Map<String, @Nullable Object> edited) {
    for (String field : new String[] {"id", "source"}) {
      Optional<String> was = letter.text(field);
      if (was.isPresent()
          && !letter.reason().pointers().contains("/" + field)
          && !was.get().equals(edited.get(field))) {
        return Optional.of(
            "%s must stay \"%s\": with another one the event could be handled twice"
                .formatted(field, was.get()));
      }
    }
    Object customer = edited.get("customerId");
    boolean same =
        letter.key().isEmpty()
            || letter.key().equals(customer)
            || letter.text("customerId").filter(c -> c.equals(customer)).isPresent();
    return same
        ? Optional.empty()
        : Optional.of(
            "customerId must stay \"%s\", the record's key: the event would be another customer's"
                .formatted(letter.key()));
  }
}
