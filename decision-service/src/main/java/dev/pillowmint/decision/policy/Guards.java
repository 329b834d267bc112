package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.TypePattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a customer's goodwill goes to a person. No guard denies, and none touches what is owed.
 *
 * @param repeatFailure the second failure of the same kind; null: no such guard
 * @param individualReview a pattern of claims; null: no such guard
 */
public record Guards(@Nullable Guard repeatFailure, @Nullable Guard individualReview) {
  /** No guard. */
  public static final Guards NONE = new Guards(null, null);

  /**
   * A guard.
   *
   * @param of event types it counts
   * @param atLeast from how many on, with the present event
   * @param within in the window that ends now
   * @param role who decides then
   */
  public record Guard(List<TypePattern> of, int atLeast, Duration within, String role) {
    public Guard {
      of = List.copyOf(of);
    }
  }

  static Guards read(Section section, EventTypes catalogue) {
    @Nullable Guard repeatFailure =
        section.section("repeatFailure").flatMap(s -> guard(s, catalogue, false)).orElse(null);
    @Nullable Guard individualReview =
        section.section("individualReview").flatMap(s -> guard(s, catalogue, true)).orElse(null);
    section.refuseUnread();
    return new Guards(repeatFailure, individualReview);
  }

  private static Optional<Guard> guard(Section section, EventTypes catalogue, boolean counted) {
    List<TypePattern> of =
        section.words("of").stream().flatMap(w -> Patterns.read(w, catalogue).stream()).toList();
    if (!section.has("of")) {
      section.fault("of", "a guard counts events", "Add for example \"of: complaint.raised\".");
    }
    int atLeast = counted ? atLeast(section) : 2;
    var within = section.needed("within", "within: 90 days").flatMap(Spans::some);
    String role = section.word("role").map(Word::text).orElse(Approval.ROLE);
    section.refuseUnread();
    return within.map(w -> new Guard(of, atLeast, w, role));
  }

  private static int atLeast(Section section) {
    return section.needed("atLeast", "atLeast: 5").flatMap(w -> w.number(2, 50)).orElse(2);
  }
}
