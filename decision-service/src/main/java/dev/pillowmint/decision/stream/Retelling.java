package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.decision.decide.Pending;
import dev.pillowmint.decision.decide.Ruling;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.stream.record.StoredMoney;
import dev.pillowmint.decision.stream.record.StoredPending;
import dev.pillowmint.schemas.ChosenGesture;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.Ledger;
import dev.pillowmint.schemas.Money;
import dev.pillowmint.schemas.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A proposal's decision, told again after a ruling: the same id, the next revision, gestures with
 * the ids they were proposed with.
 *
 * @param kept the proposal as it waits
 * @param now when it is told
 * @param staffId who answered; null: nobody
 */
record Retelling(StoredPending kept, Instant now, @Nullable String staffId) {

  /** The proposal as the core knows it. */
  Pending pending() {
    Decision decision = Proposals.decision(kept);
    return new Pending(
        decision.getId(),
        decision.getRule(),
        proposed().stream().map(this::priced).toList(),
        kept.getStated(),
        new Pending.Question(
            decision.getReason(),
            kept.getRole(),
            Duration.ofSeconds(kept.getAnswerWithinSeconds()),
            kept.getUnanswered(),
            kept.getAwaits()));
  }

  /**
   * @param at when somebody said yes; promises count from then
   */
  Published granted(Ruling.Granted ruling, Policy policy, Instant at) {
    List<Gesture> gestures = new ArrayList<>();
    Map<String, StoredMoney> costs = new HashMap<>();
    for (int i = 0; i < ruling.given().size(); i++) {
      Pending.Priced priced = ruling.given().get(i);
      Amount amount = priced.amount();
      if (amount == null || amount.value().signum() > 0) {
        Gesture gesture = gesture(proposed().get(i), priced, at);
        gestures.add(gesture);
        if (amount != null && priced.goodwill()) {
          costs.put(gesture.getId(), StoredCustomers.money(policy.rates().inBase(amount, at)));
        }
      }
    }
    Decision decision =
        told(ruling)
            .setOutcome(Outcome.GRANTED)
            .setReason("granted")
            .setCustomerText(customerText(gestures))
            .setGestures(
                Stream.concat(givenAtOnce().stream(), gestures.stream().map(Retelling::chosen))
                    .toList())
            .build();
    return new Published(decision, gestures, costs, null);
  }

  /** What was given at once stays given. */
  Published declined(Ruling.Declined ruling) {
    boolean none = givenAtOnce().isEmpty();
    Decision decision =
        told(ruling)
            .setOutcome(none ? Outcome.DECLINED : Outcome.GRANTED)
            .setReason(none ? ruling.reason() : "granted")
            .setGestures(givenAtOnce())
            .build();
    return new Published(decision, List.of(), Map.of(), null);
  }

  Published waits(Ruling.Waits ruling) {
    Pending.Question question = ruling.question();
    Decision.Builder told = told(ruling).setReason(question.reason()).setRole(question.role());
    Instant before = Objects.requireNonNull(Proposals.decision(kept).getAnswerBy());
    Decision decision =
        told.setAnswerBy(ruling.anew() ? at().plus(question.answerWithin()) : before).build();
    StoredPending.Builder pending =
        StoredPending.newBuilder(kept)
            .setDecision(PreparedRecords.bytes(decision))
            .setRole(question.role())
            .setAnswerWithinSeconds(question.answerWithin().toSeconds())
            .setUnanswered(question.unanswered())
            .setAwaits(question.awaits());
    if (ruling.lasting()) {
      pending.setExplanation(decision.getExplanation());
    }
    return new Published(decision, List.of(), Map.of(), pending.build());
  }

  /**
   * What is owed is given; only the goodwill waits on.
   *
   * @param at when it turned out to be owed; promises count from then
   */
  Published partly(Ruling.Partly ruling, Instant at) {
    Published waits = waits(new Ruling.Waits(ruling.because(), ruling.question(), true, true));
    List<Gesture> owed =
        proposed().stream()
            .filter(g -> !priced(g).goodwill())
            .map(g -> gesture(g, priced(g), at))
            .toList();
    StoredPending left =
        StoredPending.newBuilder(Objects.requireNonNull(waits.pending()))
            .setProposed(
                proposed().stream()
                    .filter(g -> priced(g).goodwill())
                    .map(PreparedRecords::bytes)
                    .toList())
            .build();
    return new Published(waits.decision(), owed, Map.of(), left);
  }

  private Decision.Builder told(Ruling ruling) {
    Decision before = Proposals.decision(kept);
    return Decision.newBuilder(before)
        .setRevision(before.getRevision() + 1)
        .setDecidedAt(at())
        .setExplanation(
            Stream.concat(kept.getExplanation().stream(), ruling.because().stream()).toList())
        .setRole(null)
        .setAnswerBy(null)
        .setStaffId(staffId == null ? before.getStaffId() : staffId);
  }

  private Instant at() {
    return now.truncatedTo(ChronoUnit.MILLIS);
  }

  private List<ChosenGesture> givenAtOnce() {
    Set<String> proposed = proposed().stream().map(Gesture::getId).collect(Collectors.toSet());
    return Proposals.decision(kept).getGestures().stream()
        .filter(gesture -> !proposed.contains(gesture.getGestureId()))
        .toList();
  }

  private List<Gesture> proposed() {
    return PreparedRecords.gestures(kept.getProposed());
  }

  /** What was said already, or what the rule begins with, and of each gesture what it says. */
  private @Nullable String customerText(List<Gesture> granted) {
    String before = Proposals.decision(kept).getCustomerText();
    List<String> texts =
        Stream.concat(
                Stream.of(Optional.ofNullable(before == null ? kept.getOpening() : before)),
                granted.stream().map(gesture -> Optional.ofNullable(gesture.getCustomerText())))
            .flatMap(Optional::stream)
            .toList();
    return granted.isEmpty() || texts.isEmpty() ? before : String.join(" ", texts);
  }

  /** At the dearest that the customer may choose. */
  private Pending.Priced priced(Gesture gesture) {
    Money amount = gesture.getAmount();
    StoredMoney dearest = kept.getDearest().get(gesture.getId());
    Amount own =
        amount == null ? null : Amount.ofMinor(amount.getMinorUnits(), amount.getCurrency());
    return new Pending.Priced(
        dearest == null ? own : StoredCustomers.amount(dearest),
        gesture.getLedger() == Ledger.GOODWILL && amount != null);
  }

  private Gesture gesture(Gesture proposed, Pending.Priced priced, Instant at) {
    Duration within = Duration.between(proposed.getGrantedAt(), proposed.getDueAt());
    Gesture.Builder gesture =
        Gesture.newBuilder(proposed).setGrantedAt(at).setDueAt(at.plus(within));
    Amount amount = priced.amount();
    if (amount == null || priced.equals(priced(proposed))) {
      return gesture.build();
    }
    return gesture
        .setAmount(Attributes.toAvro(amount))
        .setDescription(proposed.getDescription() + ", here " + amount)
        .setCustomerText(null)
        .setPoints(null)
        .setAlternatives(List.of())
        .build();
  }

  private static ChosenGesture chosen(Gesture gesture) {
    return ChosenGesture.newBuilder()
        .setGestureId(gesture.getId())
        .setKind(gesture.getKind())
        .setLedger(gesture.getLedger())
        .setAmount(gesture.getAmount())
        .setDescription(gesture.getDescription())
        .setForm(gesture.getForm())
        .setUntil(gesture.getUntil())
        .setPoints(gesture.getPoints())
        .setRole(gesture.getRole())
        .build();
  }
}
