package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.decide.Answer;
import dev.pillowmint.decision.decide.Answering;
import dev.pillowmint.decision.decide.ChoiceMade;
import dev.pillowmint.decision.decide.Review;
import dev.pillowmint.decision.decide.Ruling;
import dev.pillowmint.decision.decide.Verification;
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

  private final Supplier<Policy> policy;
  private final Clock clock;
  private final Telling telling;

  Answers(Supplier<Policy> policy, Clock clock, Telling telling) {
    this.policy = policy;
    this.clock = clock;
    this.telling = telling;
  }

  /** The customer's state after the event is heard; most events say nothing of this kind. */
  CustomerState hear(Event event, @Nullable Instant receivedAt, CustomerState state) {
    return switch (event.type()) {
      case Review.TYPE, Verification.TYPE -> answered(event, receivedAt, state);
      case "gesture.refused", "gesture.failed" -> notSpent(event, state);
      case ChoiceMade.TYPE -> chosen(event, state);
      case "gesture.delivered" -> {
        spending(event);
        yield state;
      }
      default -> state;
    };
  }

  private CustomerState answered(Event event, @Nullable Instant receivedAt, CustomerState state) {
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
    Retelling proposal =
        new Retelling(kept, policy.get(), clock.instant(), event.text("staffId").orElse(null));
    Optional<Answer<Retelling>> answer =
        new Answering<>(policy.get(), proposal, state).answered(event);
    if (answer.isEmpty()) {
      count(event, "unknown");
      return state;
    }
    Ruling ruling = answer.get().ruling();
    count(event, ruling.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    Telling.About about = new Telling.About(event.customerId(), receivedAt);
    return settle(about, answer.get(), event.time());
  }

  /**
   * The customer's state after the ruling.
   *
   * @param at when somebody said yes
   */
  CustomerState settle(Telling.About about, Answer<Retelling> answer, Instant at) {
    Retelling retelling = answer.proposal();
    CustomerState after = answer.after(at);
    if (answer.settles()) {
      telling.proposals().remove(about.customerId(), retelling.pending().decisionId());
    }
    return switch (answer.ruling()) {
      case Ruling.Weighed weighed ->
          telling.settle(
              about,
              policy.get(),
              after,
              weighed.decision(),
              decision ->
                  retelling.weighed(
                      weighed.because(), Published.of(decision, policy.get(), retelling.now())));
      case Ruling.Granted granted -> {
        if (granted.draws().isEmpty()) {
          yield telling.tell(about, after, retelling.told(granted, at), List.of());
        }
        ask(about, retelling, granted, at);
        yield after;
      }
      default -> telling.tell(about, after, retelling.told(answer.ruling(), at), List.of());
    };
  }

  private void ask(Telling.About about, Retelling retelling, Ruling.Granted granted, Instant at) {
    Map<String, Published> otherwise = new HashMap<>();
    granted
        .otherwise()
        .forEach((budget, ruling) -> otherwise.put(budget, retelling.told(ruling, at)));
    telling.ask(about, granted.draws(), retelling.told(granted, at), otherwise);
  }

  /**
   * What is refused or failed was not spent, and can be claimed again. Nothing is given in its
   * place by itself.
   */
  private CustomerState notSpent(Event event, CustomerState state) {
    StoredSpending spending = spending(event);
    if (spending == null) {
      return state;
    }
    telling.giveBack(event.customerId(), spending.getDraws());
    return StoredSpendings.spending(spending).notSpent(state, policy.get().rates());
  }

  private CustomerState chosen(Event event, CustomerState state) {
    StoredSpending spending = spending(event);
    if (spending == null) {
      return state;
    }
    String customerId = event.customerId();
    String gestureId = event.text("gestureId").orElse("");
    Optional<ChoiceMade> made =
        ChoiceMade.of(StoredSpendings.spending(spending), event, policy.get().rates());
    StoredSpending left =
        made.map(choice -> StoredSpendings.chosen(spending, choice.chosen())).orElse(spending);
    telling.spendings().keep(customerId, gestureId, left, telling.context().currentSystemTimeMs());
    if (made.isEmpty()) {
      log.info("The choice of the event {} has no effect: it is not the customer's.", event.id());
      return state;
    }
    ChoiceMade choice = made.get();
    telling.giveBack(customerId, StoredDraws.stored(choice.returned()));
    telling.stories().chosen(customerId, state, gestureId, StoredSpendings.stored(choice.choice()));
    return choice.counted(state);
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
