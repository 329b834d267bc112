package dev.pillowmint.followup.listen;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.PublishedEvents;
import dev.pillowmint.followup.plan.BadRecordException;
import dev.pillowmint.followup.plan.EventRef;
import dev.pillowmint.followup.story.Choice;
import dev.pillowmint.followup.story.Decision;
import dev.pillowmint.schemas.Alternative;
import dev.pillowmint.schemas.BudgetDraw;
import dev.pillowmint.schemas.ChosenGesture;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.Ledger;
import dev.pillowmint.schemas.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads decisions, and what gestures leave to choose, as people will read them. */
final class Decisions {
  private Decisions() {}

  /**
   * @param key the record's; empty: it has none
   * @throws BadRecordException if it cannot be told to anybody: an unknown outcome, an id that is
   *     none, another customer's key
   */
  static Decision of(String key, dev.pillowmint.schemas.Decision told) {
    named("id", told.getId());
    named("customerId", told.getCustomerId());
    if (!told.getCustomerId().equals(key)) {
      throw new BadRecordException(
          "customerId is not the record's key; key the record by customer id");
    }
    return new Decision(
        told.getId(),
        told.getRevision(),
        told.getCustomerId(),
        told.getDecidedAt(),
        new Decision.Cause(
            new EventRef(told.getEventSource(), told.getEventId()),
            told.getEventType(),
            told.getEventTime(),
            told.getPolicy(),
            told.getPolicyVersion(),
            told.getRule()),
        result(told),
        new Decision.Words(told.getExplanation(), told.getStaffText(), told.getCustomerText()),
        new Decision.Worth(
            amount(told.getAtRisk()),
            amount(told.getForgone()),
            told.getDraws().stream().map(Decisions::draw).toList()));
  }

  /** Empty: there is nothing to choose. */
  static Optional<Choice> choice(Gesture gesture) {
    return gesture.getAlternatives().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Choice(
                gesture.getId(),
                gesture.getCustomerId(),
                gesture.getDescription(),
                gesture.getForm(),
                gesture.getAlternatives().stream().map(Decisions::alternative).toList(),
                gesture.getGrantedAt(),
                null));
  }

  private static Decision.Result result(dev.pillowmint.schemas.Decision told) {
    String role = told.getRole();
    Decision.Outcome outcome =
        switch (told.getOutcome()) {
          case GRANTED -> Decision.Outcome.GRANTED;
          case PROPOSED -> Decision.Outcome.PROPOSED;
          case DECLINED -> Decision.Outcome.DECLINED;
          case UNKNOWN ->
              throw new BadRecordException(
                  "Decision %s has an outcome that this service does not know; expected GRANTED, PROPOSED or DECLINED"
                      .formatted(told.getId()));
        };
    if (outcome == Decision.Outcome.PROPOSED && role == null) {
      throw new BadRecordException(
          "Decision %s is proposed to nobody; expected a role".formatted(told.getId()));
    }
    return new Decision.Result(
        outcome,
        told.getReason(),
        told.getGestures().stream().map(Decisions::chosen).toList(),
        role == null ? null : new Decision.Question(role, told.getAnswerBy()),
        told.getStaffId());
  }

  private static Decision.Chosen chosen(ChosenGesture gesture) {
    return new Decision.Chosen(
        gesture.getGestureId(),
        gesture.getKind().name(),
        gesture.getLedger() == Ledger.ENTITLEMENT,
        amount(gesture.getAmount()),
        gesture.getDescription(),
        gesture.getForm(),
        gesture.getUntil(),
        gesture.getPoints(),
        gesture.getRole());
  }

  private static Decision.Draw draw(BudgetDraw draw) {
    return new Decision.Draw(
        draw.getBudget(),
        draw.getPeriod(),
        amount(draw.getAmount()),
        amount(draw.getUsed()),
        amount(draw.getLimit()),
        draw.getUsedCount(),
        draw.getLimitCount());
  }

  private static Choice.Alternative alternative(Alternative alternative) {
    return new Choice.Alternative(
        alternative.getForm(),
        amount(alternative.getAmount()),
        alternative.getUntil(),
        alternative.getPoints(),
        alternative.getNeedsConsent());
  }

  private static @Nullable Amount amount(@Nullable Money money) {
    if (money == null) {
      return null;
    }
    try {
      return Amount.ofMinor(money.getMinorUnits(), money.getCurrency());
    } catch (IllegalArgumentException e) {
      throw new BadRecordException("An amount cannot be read: " + e.getMessage(), e);
    }
  }

  private static void named(String field, String value) {
    if (value.isBlank() || value.length() > PublishedEvents.LONGEST_NAME) {
      throw new BadRecordException(
          "%s has %d characters; expected 1 to %d that are not all blank"
              .formatted(field, value.length(), PublishedEvents.LONGEST_NAME));
    }
  }
}
