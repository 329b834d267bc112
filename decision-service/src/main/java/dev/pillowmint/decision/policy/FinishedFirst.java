package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.TypePattern;
import java.time.Duration;
import java.util.Optional;

/**
 * An action that must have been finished before a gesture is given.
 *
 * @param done event that says it is
 * @param within how long ago at most
 */
public record FinishedFirst(TypePattern done, Duration within) {

  static Optional<FinishedFirst> read(Section section, EventTypes catalogue) {
    var done =
        section
            .needed("done", "done: purchase.completed")
            .flatMap(w -> Patterns.read(w, catalogue));
    var within = section.needed("within", "within: 30 days").flatMap(Spans::some);
    section.refuseUnread();
    return done.flatMap(d -> within.map(w -> new FinishedFirst(d, w)));
  }
}
