package dev.pillowmint.followup.story;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.followup.plan.Announcement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person said to a proposal.
 *
 * @param decisionId the proposal
 * @param revision of the decision that they saw
 * @param said what
 * @param by who
 * @param role theirs, as a policy names it
 * @param at when
 */
public record Answer(
    String decisionId, int revision, Said said, String by, String role, Instant at) {

  /** What a person may say. */
  public enum Verdict {
    APPROVE,
    DECLINE,
    /** Yes, at another amount. */
    CHANGE;

    /** As in the event, e.g. {@code approve}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a person said.
   *
   * @param amount with CHANGE what all of it costs then, else null
   * @param note why; null: not said
   */
  public record Said(Verdict verdict, @Nullable Amount amount, @Nullable String note) {}

  Announcement announcement(String customerId) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("decisionId", decisionId);
    attributes.put("verdict", said.verdict().code());
    attributes.put("staffId", by);
    attributes.put("role", role);
    if (said.amount() != null) {
      attributes.put("amount", Money.words(said.amount()));
    }
    if (said.note() != null) {
      attributes.put("note", said.note());
    }
    return new Announcement(
        "review-%s-%d".formatted(decisionId, revision),
        customerId,
        "proposal.reviewed",
        at,
        attributes);
  }

  /**
   * What became of it, as far as the decision was told since.
   *
   * @param now the decision as told last
   */
  public Fate fate(Decision now) {
    if (now.revision() <= revision) {
      return Fate.ON_ITS_WAY;
    }
    return switch (now.result().outcome()) {
      case GRANTED -> Fate.GRANTED;
      case DECLINED -> Fate.DECLINED;
      case PROPOSED -> Fate.STILL_WAITS;
    };
  }

  /** What becomes of an answer. */
  public enum Fate {
    /** The decision was not told anew yet. */
    ON_ITS_WAY,
    GRANTED,
    DECLINED,
    /** The decision says why: somebody else is asked, or this person may not say so. */
    STILL_WAITS;

    /** As in answers, e.g. {@code still-waits}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
