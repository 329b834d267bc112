package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.customer.OpenPromise;
import dev.pillowmint.decision.policy.Policy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hears what people say to a rehearsal's proposals and of its gestures, as the stream does. */
final class Hearing {
  private final Policy policy;
  private final RehearsedBudgets budgets;
  private final Unsettled unsettled = new Unsettled();

  Hearing(Policy policy, RehearsedBudgets budgets) {
    this.policy = policy;
    this.budgets = budgets;
  }

  /**
   * What an event said.
   *
   * @param state of the customer after it is heard
   * @param revised the decision that it settles or changes; null: none, or not yet
   * @param asks what budgets have to say yes to first; null: nothing
   * @param weighed what is decided anew, with what was shown; null: nothing
   */
  record Heard(
      CustomerState state,
      Rehearsal.@Nullable Revised revised,
      @Nullable Asks asks,
      @Nullable Anew weighed) {
    Heard(CustomerState state, Rehearsal.@Nullable Revised revised, @Nullable Asks asks) {
      this(state, revised, asks, null);
    }
  }

  /** A decision in the place of the one that waited. */
  record Anew(Decision.Proposed before, Decision decision) {}

  /** A yes that waits for budgets. */
  record Asks(Waiting proposal, Ruling.Granted ruling, Event answer) {}

  private static Heard nothing(CustomerState state) {
    return new Heard(state, null, null);
  }

  Heard hear(Event event, CustomerState state) {
    return switch (event.type()) {
      case Review.TYPE, Verification.TYPE -> answered(event, state);
      case "gesture.refused", "gesture.failed" -> nothing(notSpent(event, state));
      case ChoiceMade.TYPE -> nothing(chosen(event, state));
      case "gesture.delivered" -> {
        taken(event);
        yield nothing(state);
      }
      default -> nothing(state);
    };
  }

  private Heard answered(Event event, CustomerState state) {
    Waiting proposal = unsettled.proposal(event.customerId(), event.text("decisionId").orElse(""));
    return Optional.ofNullable(proposal)
        .flatMap(waiting -> new Answering<>(policy, waiting, state).answered(event))
        .map(answer -> settle(event, answer))
        .orElseGet(() -> nothing(state));
  }

  private Heard settle(Event event, Answer<Waiting> answer) {
    Waiting proposal = answer.proposal();
    CustomerState after = answer.after(event.time());
    if (answer.settles()) {
      unsettled.settled(event.customerId(), proposal.pending().decisionId());
    }
    if (answer.ruling() instanceof Ruling.Weighed weighed) {
      return new Heard(after, null, null, new Anew(proposal.last(), weighed.decision()));
    }
    return answer.ruling() instanceof Ruling.Granted granted && !granted.draws().isEmpty()
        ? new Heard(after, null, new Asks(proposal, granted, event))
        : told(event, after, proposal, answer.ruling(), List.of());
  }

  /** What stands once the budgets answered. */
  Heard settled(Asks asks, CustomerState state) {
    String id = asks.proposal().pending().decisionId();
    List<Draw> draws = asks.ruling().draws();
    Accounts.Outcome drawn = budgets.draw(draws, asks.answer().time());
    if (drawn.granted()) {
      return told(asks.answer(), state.confirm(id), asks.proposal(), asks.ruling(), draws);
    }
    Ruling otherwise = Objects.requireNonNull(asks.ruling().otherwise().get(drawn.refusedBy()));
    Waiting.Retold retold = asks.proposal().told(otherwise, asks.answer().time());
    CustomerState left =
        retold.anew().isEmpty()
            ? Settling.refused(state, id, retold.waits() != null)
            : Settling.withoutGoodwill(state, id, Waiting.Given.goodwill(retold.anew()));
    return told(asks.answer(), left, asks.proposal(), otherwise, List.of());
  }

  private Heard told(
      Event answer, CustomerState state, Waiting proposal, Ruling ruling, List<Draw> drawn) {
    Waiting.Retold retold = proposal.told(ruling, answer.time());
    if (retold.waits() != null) {
      unsettled.keep(answer.customerId(), retold.waits());
    }
    unsettled.keep(proposal.decision().moment(), retold.anew(), drawn, policy, answer.time());
    return new Heard(
        promised(state, retold.anew().stream().map(Waiting.Given::chosen).toList()),
        new Rehearsal.Revised(proposal.last(), retold.decision()),
        null);
  }

  /**
   * The customer's state once a decision is told for the first time.
   *
   * @param drawn for what it gives
   */
  CustomerState told(CustomerState state, Decision stands, List<Draw> drawn) {
    Moment moment = stands.moment();
    if (stands instanceof Decision.Proposed proposed) {
      unsettled.keep(moment.event().customerId(), Waiting.of(proposed, policy));
    }
    List<Waiting.Given> given =
        stands.given().stream()
            .map(c -> new Waiting.Given(c, cost(Waiting.priced(c.offer(), policy, moment.at()))))
            .toList();
    unsettled.keep(moment, given, drawn, policy, moment.at());
    return promised(state, stands.given());
  }

  private static dev.pillowmint.catalogue.@Nullable Amount cost(Pending.Priced priced) {
    return priced.goodwill() ? priced.amount() : null;
  }

  private static CustomerState promised(CustomerState state, List<Chosen> given) {
    CustomerState promised = state;
    for (Chosen gesture : given) {
      promised =
          promised.with(
              new OpenPromise(gesture.id(), gesture.offer().description(), gesture.dueAt()));
    }
    return promised;
  }

  void move(String alias, String customerId) {
    unsettled.move(alias, customerId);
  }

  void erase(String customerId) {
    unsettled.erase(customerId);
  }

  /** What is refused or failed was not spent. */
  private CustomerState notSpent(Event event, CustomerState state) {
    Optional<Spending> spending = taken(event);
    spending.ifPresent(s -> budgets.giveBack(s.draws()));
    return spending.map(s -> s.notSpent(state, policy.rates())).orElse(state);
  }

  private CustomerState chosen(Event event, CustomerState state) {
    Optional<Spending> spending = taken(event);
    Optional<ChoiceMade> made = spending.flatMap(s -> ChoiceMade.of(s, event, policy.rates()));
    made.map(ChoiceMade::chosen)
        .or(() -> spending)
        .ifPresent(
            left -> unsettled.keep(event.customerId(), event.text("gestureId").orElse(""), left));
    made.ifPresent(choice -> budgets.giveBack(choice.returned()));
    return made.map(choice -> choice.counted(state)).orElse(state);
  }

  private Optional<Spending> taken(Event event) {
    return unsettled.take(event.customerId(), event.text("gestureId").orElse(""), event.time());
  }
}
