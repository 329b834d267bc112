package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.decide.Chosen;
import dev.pillowmint.decision.decide.Decision;
import dev.pillowmint.decision.decide.Moment;
import dev.pillowmint.decision.decide.Notes;
import dev.pillowmint.decision.decide.Spoken;
import dev.pillowmint.decision.decide.Told;
import dev.pillowmint.decision.policy.FollowUpStep;
import dev.pillowmint.decision.policy.Form;
import dev.pillowmint.decision.policy.Manner;
import dev.pillowmint.decision.policy.Offer;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.stream.record.StoredClaim;
import dev.pillowmint.decision.stream.record.StoredKey;
import dev.pillowmint.decision.stream.record.StoredMoney;
import dev.pillowmint.decision.stream.record.StoredOffer;
import dev.pillowmint.decision.stream.record.StoredPending;
import dev.pillowmint.schemas.BudgetDraw;
import dev.pillowmint.schemas.ChosenGesture;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.GestureKind;
import dev.pillowmint.schemas.Ledger;
import dev.pillowmint.schemas.Money;
import dev.pillowmint.schemas.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A decision as the topics carry it.
 *
 * @param decision for the decisions topic
 * @param gestures for the gestures topic
 * @param costs what each of them that counts costs, in the policy's currency, by its id
 * @param pending what then waits for a person; null: nothing
 * @param claim what the gestures count for; null: nothing that is looked up later
 * @param anew whether it is weighed for the first time
 */
record Published(
    dev.pillowmint.schemas.Decision decision,
    List<Gesture> gestures,
    Map<String, StoredMoney> costs,
    @Nullable StoredPending pending,
    @Nullable StoredClaim claim,
    boolean anew) {

  /**
   * @param policy that decided
   * @param now when it is decided
   */
  static Published of(Decision decision, Policy policy, Instant now) {
    dev.pillowmint.schemas.Decision told = decision(decision, now.truncatedTo(ChronoUnit.MILLIS));
    return new Published(
        told,
        Lists.map(decision.given(), c -> gesture(decision.moment(), c)),
        costs(decision, policy),
        decision instanceof Decision.Proposed proposed ? pending(proposed, told, policy) : null,
        claim(decision.moment()),
        true);
  }

  private static @Nullable StoredClaim claim(Moment moment) {
    List<StoredKey> keys =
        Lists.map(moment.notes().keys(), key -> new StoredKey(key.hash(), key.step()));
    StoredOffer offer = offer(moment.event());
    return keys.isEmpty() && offer == null
        ? null
        : new StoredClaim(moment.at().getEpochSecond(), keys, offer);
  }

  private static @Nullable StoredOffer offer(Event event) {
    return event.type().equals("gesture.offered-by-staff")
        ? event
            .text("decisionId")
            .map(
                missed ->
                    new StoredOffer(
                        missed, event.text("staffId").orElse(""), event.text("role").orElse(null)))
            .orElse(null)
        : null;
  }

  /** About that customer, whose identifier it was decided under. */
  Published about(String customer) {
    if (decision.getCustomerId().equals(customer)) {
      return this;
    }
    return new Published(
        Renamed.decision(decision, customer),
        gestures.stream().map(gesture -> Renamed.gesture(gesture, customer)).toList(),
        costs,
        pending == null ? null : Renamed.pending(pending, customer),
        claim,
        anew);
  }

  /** With what it took from budgets. */
  Published drawing(List<BudgetDraw> draws) {
    return draws.isEmpty()
        ? this
        : told(dev.pillowmint.schemas.Decision.newBuilder(decision).setDraws(draws).build());
  }

  /** Told otherwise; what then waits is the same. */
  Published told(dev.pillowmint.schemas.Decision other) {
    StoredPending waits =
        pending == null
            ? null
            : StoredPending.newBuilder(pending)
                .setDecision(PreparedRecords.bytes(other))
                .setExplanation(other.getExplanation())
                .build();
    return new Published(other, gestures, costs, waits, claim, anew);
  }

  /** Whether goodwill is given. */
  boolean givesGoodwill() {
    return gestures.stream().anyMatch(gesture -> gesture.getLedger() == Ledger.GOODWILL);
  }

  private static Map<String, StoredMoney> costs(Decision decision, Policy policy) {
    Instant time = decision.moment().at();
    Map<String, StoredMoney> costs = new HashMap<>();
    for (Chosen chosen : decision.given()) {
      if (chosen.offer().costsGoodwill()) {
        Amount cost =
            policy.rates().inBase(policy.rates().dearest(chosen.offer().costs(), time), time);
        costs.put(chosen.id(), StoredCustomers.money(cost));
      }
    }
    return costs;
  }

  private static Map<String, StoredMoney> dearest(Decision.Proposed proposed, Policy policy) {
    Instant time = proposed.moment().at();
    return proposed.proposed().stream()
        .filter(chosen -> chosen.offer().costsGoodwill())
        .filter(chosen -> !chosen.offer().manner().alternatives().isEmpty())
        .collect(
            Collectors.toMap(
                Chosen::id,
                c -> StoredCustomers.money(policy.rates().dearest(c.offer().costs(), time))));
  }

  private static StoredPending pending(
      Decision.Proposed proposed, dev.pillowmint.schemas.Decision told, Policy policy) {
    return StoredPending.newBuilder()
        .setDecision(PreparedRecords.bytes(told))
        .setProposed(
            proposed.proposed().stream()
                .map(c -> PreparedRecords.bytes(gesture(proposed.moment(), c)))
                .toList())
        .setExplanation(told.getExplanation())
        .setRole(proposed.awaits().role())
        .setAnswerWithinSeconds(proposed.awaits().answerWithin().toSeconds())
        .setAwaits(proposed.awaits().facts())
        .setStated(proposed.moment().stated(policy))
        .setDearest(dearest(proposed, policy))
        .setOpening(proposed.moment().notes().opening())
        .setClaim(claim(proposed.moment()))
        .setEvent(
            proposed.awaits().facts().isEmpty()
                ? null
                : KeptEvents.bytes(proposed.moment().event()))
        .build();
  }

  private static dev.pillowmint.schemas.Decision decision(Decision decision, Instant at) {
    Moment moment = decision.moment();
    return dev.pillowmint.schemas.Decision.newBuilder()
        .setId(moment.decisionId())
        .setCustomerId(moment.event().customerId())
        .setEventSource(moment.event().source())
        .setEventId(moment.event().id())
        .setEventType(moment.event().type())
        .setEventTime(moment.event().time())
        .setDecidedAt(at)
        .setPolicy(moment.policy())
        .setPolicyVersion(moment.version())
        .setRule(moment.rule())
        .setOutcome(outcome(decision))
        .setReason(decision.reason())
        .setExplanation(List.copyOf(decision.explanation()))
        .setGestures(Lists.map(chosen(decision), Published::chosenGesture))
        .setRevision(0)
        .setDraws(List.of())
        .setRole(decision.role())
        .setAnswerBy(awaits(decision).map(a -> at.plus(a.answerWithin())).orElse(null))
        .setAtRisk(money(moment.notes().atRisk()))
        .setStaffText(moment.notes().staffText())
        .setCustomerText(Told.customerText(decision))
        .setArm(arm(moment.notes().arm()))
        .setForgone(decision instanceof Decision.Declined ? money(moment.notes().forgone()) : null)
        .setStaffId(
            moment.event().type().equals("gesture.offered-by-staff")
                ? moment.event().text("staffId").orElse(null)
                : null)
        .build();
  }

  private static @Nullable String arm(Notes.@Nullable Arm arm) {
    return arm == null ? null : arm.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<Decision.Awaits> awaits(Decision decision) {
    return decision instanceof Decision.Proposed proposed
        ? Optional.of(proposed.awaits())
        : Optional.empty();
  }

  private static Outcome outcome(Decision decision) {
    return switch (decision) {
      case Decision.Granted granted -> Outcome.GRANTED;
      case Decision.Proposed proposed -> Outcome.PROPOSED;
      case Decision.Declined declined -> Outcome.DECLINED;
    };
  }

  private static List<Chosen> chosen(Decision decision) {
    if (!(decision instanceof Decision.Proposed proposed)) {
      return decision.given();
    }
    List<Chosen> chosen = new ArrayList<>(proposed.given());
    chosen.addAll(proposed.proposed());
    return chosen;
  }

  private static ChosenGesture chosenGesture(Chosen chosen) {
    Offer offer = chosen.offer();
    return ChosenGesture.newBuilder()
        .setGestureId(chosen.id())
        .setKind(GestureKind.valueOf(offer.kind().name()))
        .setLedger(Ledger.valueOf(offer.ledger().name()))
        .setAmount(money(offer.amount()))
        .setDescription(offer.description())
        .setForm(form(offer.manner().form()))
        .setUntil(milliseconds(offer.manner().until()))
        .setPoints(offer.manner().points())
        .setRole(offer.manner().role())
        .build();
  }

  private static Gesture gesture(Moment moment, Chosen chosen) {
    Offer offer = chosen.offer();
    return Gesture.newBuilder()
        .setId(chosen.id())
        .setDecisionId(moment.decisionId())
        .setCustomerId(moment.event().customerId())
        .setEventSource(moment.event().source())
        .setEventId(moment.event().id())
        .setEventType(moment.event().type())
        .setPolicy(moment.policy())
        .setPolicyVersion(moment.version())
        .setRule(moment.rule())
        .setKind(GestureKind.valueOf(offer.kind().name()))
        .setLedger(Ledger.valueOf(offer.ledger().name()))
        .setAmount(money(offer.amount()))
        .setDescription(offer.description())
        .setCustomerText(offer.customerText())
        .setGrantedAt(moment.at())
        .setDueAt(chosen.dueAt())
        .setFollowUps(Lists.map(offer.followUps(), Published::step))
        .setForm(form(offer.manner().form()))
        .setUntil(milliseconds(offer.manner().until()))
        .setPoints(offer.manner().points())
        .setRole(offer.manner().role())
        .setWelcomeHours(offer.manner().welcomeHours())
        .setAlternatives(Lists.map(offer.manner().alternatives(), Published::alternative))
        .build();
  }

  private static dev.pillowmint.schemas.FollowUpStep step(FollowUpStep step) {
    Duration until = step.until();
    return dev.pillowmint.schemas.FollowUpStep.newBuilder()
        .setStep(step.step())
        .setKind(FollowUpKind.valueOf(step.kind().name()))
        .setAfterSeconds(step.after().toSeconds())
        .setMarketing(step.marketing())
        .setRole(step.role())
        .setText(step.text())
        .setChannels(List.copyOf(step.channels()))
        .setUntilSeconds(until == null ? null : until.toSeconds())
        .build();
  }

  private static dev.pillowmint.schemas.Alternative alternative(Manner.Alternative alternative) {
    return dev.pillowmint.schemas.Alternative.newBuilder()
        .setForm(String.valueOf(form(alternative.form())))
        .setAmount(money(alternative.amount()))
        .setUntil(milliseconds(alternative.until()))
        .setPoints(alternative.points())
        .setNeedsConsent(alternative.needsConsent())
        .build();
  }

  private static @Nullable String form(@Nullable Form form) {
    return form == null ? null : Spoken.spoken(form);
  }

  private static @Nullable Instant milliseconds(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
  }

  private static @Nullable Money money(@Nullable Amount amount) {
    return amount == null ? null : Attributes.toAvro(amount);
  }
}
