package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code approval}. */
final class ApprovalReader {
  private final Rates rates;

  private ApprovalReader(Rates rates) {
    this.rates = rates;
  }

  /** Empty if it could not be read far enough. */
  static Optional<Approval> read(Section section, Rates rates) {
    return new ApprovalReader(rates).approval(section);
  }

  private Optional<Approval> approval(Section section) {
    Optional<Approval.Tier> base = tier(section, Approval.ROLE);
    List<Approval.Tier> tiers = new ArrayList<>(base.stream().toList());
    for (Section more : section.sections("tiers")) {
      tier(more, null)
          .ifPresent(
              tier -> {
                if (!tiers.isEmpty() && !rises(tiers.getLast(), tier)) {
                  more.fault("above", "a tier is above the one before it", "Write them rising.");
                }
                tiers.add(tier);
              });
      more.refuseUnread();
    }
    section.refuseUnread();
    return base.map(first -> new Approval(tiers));
  }

  private static boolean rises(Approval.Tier lower, Approval.Tier higher) {
    return higher.above().value().compareTo(lower.above().value()) > 0;
  }

  /**
   * @param usual role, if the section does not say; null: it has to
   */
  private Optional<Approval.Tier> tier(Section section, @Nullable String usual) {
    Optional<Amount> above =
        section.needed("above", "above: 50.00 EUR").flatMap(w -> PolicyCompiler.inBase(w, rates));
    Optional<Approval.Step> first = step(section, usual);
    List<Approval.Step> next =
        section.sections("then").stream().flatMap(s -> last(s).stream()).toList();
    return above.flatMap(a -> first.map(f -> new Approval.Tier(a, f, next)));
  }

  private static Optional<Approval.Step> last(Section section) {
    Optional<Approval.Step> step = step(section, null);
    section.refuseUnread();
    return step;
  }

  private static Optional<Approval.Step> step(Section section, @Nullable String usual) {
    Optional<String> role =
        usual == null
            ? section.needed("role", "role: manager").map(Word::text)
            : Optional.of(section.word("role").map(Word::text).orElse(usual));
    Duration within =
        section.word("answerWithin").flatMap(Word::span).orElse(Approval.ANSWER_WITHIN);
    if (within.isZero()) {
      section.fault("answerWithin", "nobody answers in no time", "Write for example \"2 days\".");
    }
    return role.map(r -> new Approval.Step(r, within));
  }
}
