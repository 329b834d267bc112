package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.decide.Ids;
import dev.pillowmint.decision.decide.Pending;
import dev.pillowmint.decision.learn.Lesson;
import dev.pillowmint.decision.learn.Missed;
import dev.pillowmint.decision.learn.Purpose;
import dev.pillowmint.decision.learn.RuleDay;
import dev.pillowmint.decision.learn.Trial;
import dev.pillowmint.decision.policy.Learning;
import dev.pillowmint.decision.policy.Policies;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.stream.record.StoredClaim;
import dev.pillowmint.decision.stream.record.StoredOffer;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.Money;
import dev.pillowmint.schemas.Outcome;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be learned of events and decisions. */
final class LessonsOf {
  private final Policies policies;
  private final EventTypes catalogue;
  private final Clock clock;

  LessonsOf(DecisionTopology.Parts parts) {
    this.policies = parts.policies();
    this.catalogue = parts.catalogue();
    this.clock = parts.clock();
  }

  /** Whether such an event says that something went wrong for the customer. */
  boolean isTrouble(String type) {
    return catalogue.find(type).map(EventType::trouble).orElse(false);
  }

  /** An event that no rule saw. */
  Missed unseen(Event event) {
    return new Missed(
        Ids.of(event.source(), event.id(), ""),
        event.customerId(),
        clock.instant(),
        new Missed.Happened(event.source(), event.id(), event.type(), event.time()),
        null,
        Missed.NO_RULE,
        false,
        Missed.Stake.UNKNOWN,
        List.of("No rule of the policy %s recognised it.".formatted(policy().name())),
        null);
  }

  /** The missed moment; empty: it was not missed, or not yet. */
  Optional<Missed> missed(Published published) {
    Decision decision = published.decision();
    boolean overdue =
        decision.getOutcome() == Outcome.PROPOSED
            && decision.getReason().equals(Pending.Question.OVERDUE);
    if (decision.getOutcome() != Outcome.DECLINED && !overdue) {
      return Optional.empty();
    }
    return Optional.of(
        new Missed(
            decision.getId(),
            decision.getCustomerId(),
            decision.getDecidedAt(),
            new Missed.Happened(
                decision.getEventSource(),
                decision.getEventId(),
                decision.getEventType(),
                decision.getEventTime()),
            new Missed.RuleName(
                decision.getPolicy(), decision.getPolicyVersion(), decision.getRule()),
            decision.getReason(),
            Purpose.isMeant(decision.getReason(), policy().refusals(), decision.getRole()),
            new Missed.Stake(amount(decision.getAtRisk()), amount(decision.getForgone())),
            decision.getExplanation(),
            null));
  }

  Lesson told(Published published) {
    Decision decision = published.decision();
    return new Lesson.Told(
        day(decision),
        decision.getRevision() == 0,
        Lesson.Outcome.valueOf(decision.getOutcome().name()),
        decision.getReason(),
        costs(published.gestures()),
        decision.getStaffId());
  }

  /** The trial that begins; empty: nothing is learned from it. */
  Optional<Trial> trial(Published published) {
    Decision decision = published.decision();
    String arm = decision.getArm();
    return arm == null || !published.anew()
        ? Optional.empty()
        : Optional.of(
            Trial.of(
                decision.getPolicy(),
                decision.getRule(),
                decision.getPolicyVersion(),
                arm,
                decision.getEventTime(),
                watches(policy().learning())));
  }

  private static List<Trial.Watch> watches(Learning learning) {
    return learning.outcomes().stream()
        .map(outcome -> new Trial.Watch(outcome.name(), outcome.on(), outcome.within()))
        .toList();
  }

  private Policy policy() {
    return policies.active(clock.instant());
  }

  /** What came of a member of staff's offer to make a missed moment good; empty: it was none. */
  static Optional<MissedMoments.Offered> offered(Published published) {
    StoredClaim claim = published.claim();
    StoredOffer offer = claim == null ? null : claim.getOffer();
    Decision decision = published.decision();
    return offer == null
        ? Optional.empty()
        : Optional.of(
            new MissedMoments.Offered(
                offer.getDecisionId(),
                new Missed.ActedOn(
                    String.valueOf(offer.getStaffId()), offer.getRole(), decision.getEventTime()),
                decision.getOutcome() != Outcome.DECLINED,
                decision.getRevision() > 0));
  }

  private static RuleDay day(Decision decision) {
    return RuleDay.of(
        decision.getPolicy(),
        decision.getRule(),
        decision.getPolicyVersion(),
        decision.getEventTime());
  }

  private static @Nullable Amount amount(@Nullable Money money) {
    return money == null ? null : Amount.ofMinor(money.getMinorUnits(), money.getCurrency());
  }

  private static List<Lesson.Cost> costs(List<Gesture> gestures) {
    List<Lesson.Cost> costs = new ArrayList<>();
    for (Gesture gesture : gestures) {
      Amount amount = amount(gesture.getAmount());
      if (amount != null) {
        costs.add(new Lesson.Cost(gesture.getLedger().name(), amount));
      }
    }
    return costs;
  }
}
