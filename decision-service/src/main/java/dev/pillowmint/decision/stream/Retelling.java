package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.decision.decide.Pending;
import dev.pillowmint.decision.decide.Proposal;
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
 * @param policy that rules now
 * @param now when it is told
 * @param staffId who answered; null: nobody
 */
record Retelling(StoredPending kept, Policy policy, Instant now, @Nullable String staffId)
    implements Proposal<Retelling> {

  @Override
  public Pending pending() {
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
            kept.getAwaits()),
        KeptEvents.event(kept));
  }

  /**
   * As it stands after the ruling.
   *
   * @param at when somebody answered; promises count from then
   */
  Published told(Ruling ruling, Instant at) {
    return switch (ruling) {
      case Ruling.Granted granted -> granted(granted, at);
      case Ruling.Declined declined -> declined(declined);
      case Ruling.Partly partly -> partly(partly, at);
      case Ruling.Waits waits -> waits(waits);
      case Ruling.Weighed weighed -> throw new IllegalStateException("It is a decision of its own");
    };
  }

  private Published granted(Ruling.Granted ruling, Instant at) {
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
        settled(ruling)
            .setOutcome(Outcome.GRANTED)
            .setReason("granted")
            .setCustomerText(customerText(gestures))
            .setGestures(
                Stream.concat(givenAtOnce().stream(), gestures.stream().map(Retelling::chosen))
                    .toList())
            .build();
    return new Published(decision, gestures, costs, null, kept.getClaim(), false);
  }

  /** What was given at once stays given. */
  private Published declined(Ruling.Declined ruling) {
    boolean none = givenAtOnce().isEmpty();
    Decision decision =
        settled(ruling)
            .setOutcome(none ? Outcome.DECLINED : Outcome.GRANTED)
            .setReason(none ? ruling.reason() : "granted")
            .setGestures(givenAtOnce())
            .build();
    return new Published(decision, List.of(), Map.of(), null, kept.getClaim(), false);
  }

  private Published waits(Ruling.Waits ruling) {
    Pending.Question question = ruling.question();
    Decision.Builder told = next(ruling).setReason(question.reason()).setRole(question.role());
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
    return new Published(decision, List.of(), Map.of(), pending.build(), kept.getClaim(), false);
  }

  /** What is owed is given; only the goodwill waits on. */
  private Published partly(Ruling.Partly ruling, Instant at) {
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
    return new Published(waits.decision(), owed, Map.of(), left, kept.getClaim(), false);
  }

  /**
   * It was weighed again, as a decision of its own under the same id.
   *
   * @param decided as if it were told for the first time
   */
  Published weighed(List<String> because, Published decided) {
    Decision before = Proposals.decision(kept);
    Decision fresh = decided.decision();
    List<String> steps = new ArrayList<>();
    if (!kept.getAwaits().isEmpty()) {
      steps.add("It waited for: %s.".formatted(String.join(", ", kept.getAwaits())));
    }
    steps.addAll(because);
    if (before.getPolicyVersion() != fresh.getPolicyVersion()) {
      steps.add(
          "It began to wait under version %d of the policy and is weighed by version %d."
              .formatted(before.getPolicyVersion(), fresh.getPolicyVersion()));
    }
    steps.addAll(fresh.getExplanation());
    return decided.told(
        Decision.newBuilder(fresh)
            .setRevision(before.getRevision() + 1)
            .setExplanation(steps)
            .setStaffId(staffId == null ? before.getStaffId() : staffId)
            .build());
  }

  @Override
  public Retelling showing(List<String> facts, Map<String, Object> stated) {
    return new Retelling(KeptEvents.showing(kept, facts, stated), policy, now, staffId);
  }

  @Override
  public boolean givesGoodwill(Ruling.Granted ruling, Instant at) {
    return granted(ruling, at).givesGoodwill();
  }

  @Override
  public Retelling answerable(dev.pillowmint.decision.decide.Decision.Proposed proposed) {
    Published claimed = Published.of(proposed, policy, now);
    StoredPending claim = Objects.requireNonNull(claimed.pending());
    Decision before =
        Decision.newBuilder(Proposals.decision(kept))
            .setGestures(claimed.decision().getGestures())
            .setPolicyVersion(claimed.decision().getPolicyVersion())
            .build();
    return new Retelling(
        StoredPending.newBuilder(kept)
            .setDecision(PreparedRecords.bytes(before))
            .setProposed(claim.getProposed())
            .setDearest(claim.getDearest())
            .setExplanation(claim.getExplanation())
            .setClaim(claim.getClaim())
            .setAwaits(List.of())
            .setEvent(null)
            .build(),
        policy,
        now,
        staffId);
  }

  /** With the version that rules now, if another decided the amount. */
  private Decision.Builder settled(Ruling ruling) {
    Decision.Builder told = next(ruling);
    if (policy.name().equals(told.getPolicy()) && policy.version() == told.getPolicyVersion()) {
      return told;
    }
    List<String> steps = new ArrayList<>(told.getExplanation());
    steps.add(
        "Version %d of the policy %s decided the amount; version %d of %s rules now."
            .formatted(told.getPolicyVersion(), told.getPolicy(), policy.version(), policy.name()));
    return told.setExplanation(steps);
  }

  private Decision.Builder next(Ruling ruling) {
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
