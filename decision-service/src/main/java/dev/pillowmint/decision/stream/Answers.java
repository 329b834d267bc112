package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.decide.Review;
import dev.pillowmint.decision.decide.Reviewing;
import dev.pillowmint.decision.decide.Ruling;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.stream.record.StoredPending;
import dev.pillowmint.decision.stream.record.StoredSpending;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears what people say to proposals and of gestures, and rules on proposals. */
final class Answers {
  private static final Logger log = LoggerFactory.getLogger(Answers.class);
  private static final String VERIFIED = "facts.verified";

  private final Supplier<Policy> policy;
  private final Clock clock;
  private final Telling telling;

  Answers(Supplier<Policy> policy, Clock clock, Telling telling) {
    this.policy = policy;
    this.clock = clock;
    this.telling = telling;
  }

  /** The customer's state after the event is heard; most events say nothing of this kind. */
  CustomerState hear(Incoming incoming, CustomerState state) {
    Event event = incoming.event();
    return switch (event.type()) {
      case Review.TYPE, VERIFIED -> answered(incoming, state);
      case "gesture.refused", "gesture.failed" -> notSpent(event, state);
      case "gesture.delivered" -> {
        spending(event);
        yield state;
      }
      default -> state;
    };
  }

  private CustomerState answered(Incoming incoming, CustomerState state) {
    Event event = incoming.event();
    String decisionId = event.text("decisionId").orElse("");
    StoredPending kept = telling.proposals().find(event.customerId(), decisionId);
    if (kept == null) {
      log.info(
          "The {} event {} has no effect: decision {} is not waiting for an answer.",
          event.type(),
          event.id(),
          decisionId);
      count(event, "unknown");
      return state;
    }
    Retelling retelling =
        new Retelling(
            kept,
            clock.instant(),
            event.type().equals(Review.TYPE) ? event.text("staffId").orElse(null) : null);
    Optional<Ruling> ruling =
        ruling(new Reviewing(policy.get(), state, retelling.pending()), event);
    if (ruling.isEmpty()) {
      count(event, "unknown");
      return state;
    }
    count(event, ruling.get().getClass().getSimpleName().toLowerCase(Locale.ROOT));
    Telling.About about = new Telling.About(event.customerId(), incoming.receivedAt());
    return settle(about, state, retelling, ruling.get(), event.time());
  }

  private static Optional<Ruling> ruling(Reviewing reviewing, Event event) {
    return event.type().equals(VERIFIED)
        ? Optional.of(
            reviewing.verified(
                event.texts("facts").orElse(List.of()),
                event.flag("holds").orElse(false),
                event.time()))
        : Review.of(event).map(reviewing::answered);
  }

  /**
   * The customer's state after the ruling. What is settled waits no more, even while its budgets
   * are asked: a second answer has no effect.
   *
   * @param at when somebody said yes
   */
  CustomerState settle(
      Telling.About about, CustomerState state, Retelling retelling, Ruling ruling, Instant at) {
    String decisionId = Proposals.decision(retelling.kept()).getId();
    return switch (ruling) {
      case Ruling.Waits waits -> telling.tell(about, state, retelling.waits(waits), List.of());
      case Ruling.Partly partly ->
          telling.tell(about, state.confirm(decisionId), retelling.partly(partly, at), List.of());
      case Ruling.Declined declined -> {
        telling.proposals().remove(about.customerId(), decisionId);
        yield telling.tell(
            about, state.release(decisionId), retelling.declined(declined), List.of());
      }
      case Ruling.Granted granted -> {
        telling.proposals().remove(about.customerId(), decisionId);
        yield grant(about, state, retelling, granted, at);
      }
    };
  }

  private CustomerState grant(
      Telling.About about,
      CustomerState state,
      Retelling retelling,
      Ruling.Granted granted,
      Instant at) {
    CustomerState counted = granted.goodwill() == null ? state : state.with(granted.goodwill());
    Published published = retelling.granted(granted, policy.get(), at);
    if (granted.draws().isEmpty()) {
      String decisionId = published.decision().getId();
      return telling.tell(about, counted.confirm(decisionId), published, List.of());
    }
    Map<String, Published> otherwise = new HashMap<>();
    granted
        .otherwise()
        .forEach((budget, ruling) -> otherwise.put(budget, refused(retelling, ruling, at)));
    telling.ask(about, granted.draws(), published, otherwise);
    return counted;
  }

  private Published refused(Retelling retelling, Ruling ruling, Instant at) {
    return switch (ruling) {
      case Ruling.Declined declined -> retelling.declined(declined);
      case Ruling.Granted owed -> retelling.granted(owed, policy.get(), at);
      case Ruling.Partly partly -> retelling.partly(partly, at);
      case Ruling.Waits waits -> retelling.waits(waits);
    };
  }

  /** What is refused or failed was not spent. If it failed, mending it is its own decision. */
  private CustomerState notSpent(Event event, CustomerState state) {
    StoredSpending spending = spending(event);
    if (spending == null) {
      return state;
    }
    telling.giveBack(event.customerId(), spending.getDraws());
    return state.givenBack(
        Instant.ofEpochSecond(spending.getEpochSecond()),
        StoredCustomers.amount(spending.getCost()));
  }

  private @Nullable StoredSpending spending(Event event) {
    return telling
        .spendings()
        .take(
            event.customerId(),
            event.text("gestureId").orElse(""),
            telling.context().currentSystemTimeMs());
  }

  private void count(Event event, String result) {
    telling.measures().proposals().answered(event.type(), result);
  }
}
