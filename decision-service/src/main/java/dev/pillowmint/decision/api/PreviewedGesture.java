package dev.pillowmint.decision.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pillowmint.decision.decide.Chosen;
import dev.pillowmint.decision.decide.Decision;
import dev.pillowmint.decision.decide.Spoken;
import dev.pillowmint.decision.policy.Form;
import dev.pillowmint.decision.policy.Manner;
import dev.pillowmint.decision.policy.Offer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A gesture.
 *
 * @param awaitsApproval true: a person has to say yes, or a fact be shown, first
 * @param kind REFUND, GIFT or CALLBACK
 * @param ledger ENTITLEMENT or GOODWILL
 * @param amount absent: it has no price
 * @param description for staff
 * @param customerText what the customer may be told; absent: nothing is written
 * @param dueAt by when it would be promised
 * @param form as what, e.g. voucher; absent: nothing special
 * @param until when it would lapse; absent: never
 * @param points how many; absent: it is no points
 * @param role who would carry it out; absent: whoever does such things
 * @param welcomeHours whether a call waits for the hours that the customer welcomes
 * @param alternatives what the customer may choose instead
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PreviewedGesture(
    boolean awaitsApproval,
    String kind,
    String ledger,
    StoryView.@Nullable MoneyView amount,
    String description,
    @Nullable String customerText,
    Instant dueAt,
    @Nullable String form,
    @Nullable Instant until,
    @Nullable Long points,
    @Nullable String role,
    boolean welcomeHours,
    List<Alternative> alternatives) {

  /**
   * What the customer may choose instead.
   *
   * @param form as what
   * @param amount what it costs
   * @param until when it would lapse; absent: never
   * @param points how many; absent: it is no points
   * @param needsConsent whether the customer must have agreed, in so many words
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Alternative(
      @Nullable String form,
      StoryView.@Nullable MoneyView amount,
      @Nullable Instant until,
      @Nullable Long points,
      boolean needsConsent) {
    private static Alternative of(Manner.Alternative other) {
      return new Alternative(
          spoken(other.form()),
          StoryView.MoneyView.of(other.amount()),
          other.until(),
          other.points(),
          other.needsConsent());
    }
  }

  /** The gestures that are given, then those proposed. */
  static List<PreviewedGesture> of(Decision decision) {
    Stream<PreviewedGesture> given = decision.given().stream().map(c -> of(c, false));
    return decision instanceof Decision.Proposed proposed
        ? Stream.concat(given, proposed.proposed().stream().map(c -> of(c, true))).toList()
        : given.toList();
  }

  private static PreviewedGesture of(Chosen chosen, boolean awaitsApproval) {
    Offer offer = chosen.offer();
    Manner manner = offer.manner();
    return new PreviewedGesture(
        awaitsApproval,
        offer.kind().name(),
        offer.ledger().name(),
        StoryView.MoneyView.of(offer.amount()),
        offer.description(),
        offer.customerText(),
        chosen.dueAt(),
        spoken(manner.form()),
        manner.until(),
        manner.points(),
        manner.role(),
        manner.welcomeHours(),
        manner.alternatives().stream().map(Alternative::of).toList());
  }

  private static @Nullable String spoken(@Nullable Form form) {
    return form == null ? null : Spoken.spoken(form);
  }
}
