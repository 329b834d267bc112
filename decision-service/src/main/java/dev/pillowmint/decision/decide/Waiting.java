package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.policy.Form;
import dev.pillowmint.decision.policy.Ledger;
import dev.pillowmint.decision.policy.Offer;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.Rates;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A proposal of a rehearsal that waits for an answer, and how it is told again.
 *
 * @param decision what waits
 * @param steps of its explanation that stay in later tellings
 * @param pending as those who rule on it know it
 * @param last the decision as it was told last
 * @param policy that rehearses
 */
record Waiting(
    Decision.Proposed decision,
    List<String> steps,
    Pending pending,
    Decision.Proposed last,
    Policy policy)
    implements Proposal<Waiting> {

  /**
   * Told again.
   *
   * @param decision as it stands now
   * @param anew what it gives now and did not before
   * @param waits what waits on; null: nothing
   */
  record Retold(Decision decision, List<Given> anew, @Nullable Waiting waits) {}

  /**
   * A gesture that is given.
   *
   * @param chosen which
   * @param cost what it costs of goodwill, in its own currency; null: nothing
   */
  record Given(Chosen chosen, @Nullable Amount cost) {
    /**
     * What it counts for.
     *
     * @param moment that it is given for
     * @param drawn for all gestures of the decision
     * @param at when it is given
     */
    Spending spending(Moment moment, List<Draw> drawn, Rates rates, Instant at) {
      Amount inBase = cost == null ? null : rates.inBase(cost, at);
      Offer offer = chosen.offer();
      return new Spending(
          at.truncatedTo(ChronoUnit.SECONDS),
          inBase,
          inBase == null ? List.of() : Spending.shares(drawn, inBase),
          offer.amount(),
          offer.owed(),
          new Spending.Claim(moment.at().truncatedTo(ChronoUnit.SECONDS), moment.notes().keys()),
          choices(offer));
    }

    private static List<Spending.Option> choices(Offer offer) {
      Amount first = offer.amount();
      if (first == null || offer.manner().alternatives().isEmpty()) {
        return List.of();
      }
      Form form = offer.manner().form() == null ? Form.MONEY : offer.manner().form();
      return Stream.concat(
              Stream.of(new Spending.Option(Spoken.spoken(form), first, false)),
              offer.manner().alternatives().stream()
                  .map(
                      other ->
                          new Spending.Option(
                              Spoken.spoken(other.form()), other.amount(), other.needsConsent())))
          .toList();
    }

    static boolean goodwill(List<Given> given) {
      return given.stream()
          .anyMatch(gesture -> gesture.chosen().offer().ledger() == Ledger.GOODWILL);
    }
  }

  static Waiting of(Decision.Proposed decision, Policy policy) {
    Instant time = decision.moment().at();
    Pending pending =
        new Pending(
            decision.moment().decisionId(),
            decision.moment().rule(),
            decision.proposed().stream().map(c -> priced(c.offer(), policy, time)).toList(),
            decision.moment().stated(policy),
            new Pending.Question(
                decision.reason(),
                decision.role(),
                decision.awaits().answerWithin(),
                0,
                decision.awaits().facts()),
            decision.awaits().facts().isEmpty() ? null : decision.moment().event());
    return new Waiting(decision, decision.explanation(), pending, decision, policy);
  }

  @Override
  public Waiting showing(List<String> facts, Map<String, Object> stated) {
    Event event = pending.event();
    if (event == null) {
      return this;
    }
    Map<String, Object> attributes = new HashMap<>(event.attributes());
    attributes.putAll(stated);
    List<String> verified = new ArrayList<>(event.texts("verified").orElse(List.of()));
    pending.question().awaits().stream().filter(facts::contains).forEach(verified::add);
    attributes.put("verified", verified);
    Event shown =
        new Event(
            event.source(), event.id(), event.type(), event.customerId(), event.time(), attributes);
    return new Waiting(
        decision, steps, asking(pending.question(), pending.proposed(), shown), last, policy);
  }

  @Override
  public Waiting answerable(Decision.Proposed claim) {
    Waiting claimed = of(claim, policy);
    return new Waiting(
        claim,
        claimed.steps(),
        asking(pending.question().awaiting(List.of()), claimed.pending().proposed(), null),
        last,
        policy);
  }

  @Override
  public boolean givesGoodwill(Ruling.Granted ruling, Instant at) {
    return Given.goodwill(granted(ruling, at).anew());
  }

  /** At the dearest that the customer may choose, in its own currency. */
  static Pending.Priced priced(Offer offer, Policy policy, Instant time) {
    if (!offer.costsGoodwill()) {
      return new Pending.Priced(offer.amount(), false);
    }
    return new Pending.Priced(policy.rates().dearest(offer.costs(), time), true);
  }

  /**
   * As it stands after the ruling.
   *
   * @param at when somebody answered; promises count from then
   */
  Retold told(Ruling ruling, Instant at) {
    return switch (ruling) {
      case Ruling.Granted granted -> granted(granted, at);
      case Ruling.Declined declined -> declined(declined);
      case Ruling.Waits waits -> waits(waits);
      case Ruling.Partly partly -> partly(partly, at);
      case Ruling.Weighed weighed -> throw new IllegalStateException("It is a decision of its own");
    };
  }

  private Retold granted(Ruling.Granted ruling, Instant at) {
    List<Given> anew = new ArrayList<>();
    for (int i = 0; i < ruling.given().size(); i++) {
      Pending.Priced priced = ruling.given().get(i);
      Chosen proposed = decision.proposed().get(i);
      Amount amount = priced.amount();
      if (amount == null || amount.value().signum() > 0) {
        Chosen given =
            amount == null || priced.equals(pending.proposed().get(i))
                ? proposed
                : proposed.costing(amount);
        anew.add(new Given(at(given, at), priced.goodwill() ? amount : null));
      }
    }
    return new Retold(
        new Decision.Granted(
            decision.moment(),
            because(ruling.because()),
            given(anew),
            ruling.goodwill(),
            ruling.draws(),
            Map.of()),
        anew,
        null);
  }

  private Retold declined(Ruling.Declined ruling) {
    List<String> because = because(ruling.because());
    List<Chosen> given = decision.given();
    Decision stands =
        given.isEmpty()
            ? new Decision.Declined(decision.moment(), because, ruling.reason(), null)
            : new Decision.Granted(decision.moment(), because, given, null, List.of(), Map.of());
    return new Retold(stands, List.of(), null);
  }

  private Retold waits(Ruling.Waits ruling) {
    List<String> because = because(ruling.because());
    Decision.Proposed told =
        new Decision.Proposed(
            decision.moment(),
            because,
            decision.proposed(),
            decision.given(),
            awaits(ruling.question()));
    return new Retold(
        told,
        List.of(),
        new Waiting(
            told,
            ruling.lasting() ? because : steps,
            asking(ruling.question(), pending.proposed(), pending.event()),
            told,
            policy));
  }

  private Retold partly(Ruling.Partly ruling, Instant at) {
    List<Given> owed = new ArrayList<>();
    List<Chosen> left = new ArrayList<>();
    List<Pending.Priced> priced = new ArrayList<>();
    for (int i = 0; i < decision.proposed().size(); i++) {
      Chosen proposed = decision.proposed().get(i);
      if (pending.proposed().get(i).goodwill()) {
        left.add(proposed);
        priced.add(pending.proposed().get(i));
      } else {
        owed.add(new Given(at(proposed, at), null));
      }
    }
    List<String> because = because(ruling.because());
    Decision.Proposed told =
        new Decision.Proposed(
            decision.moment(), because, left, given(owed), awaits(ruling.question()));
    return new Retold(
        told,
        owed,
        new Waiting(
            told, because, asking(ruling.question(), priced, pending.event()), told, policy));
  }

  private Pending asking(
      Pending.Question question, List<Pending.Priced> proposed, @Nullable Event event) {
    return new Pending(
        pending.decisionId(), pending.rule(), proposed, pending.stated(), question, event);
  }

  private static Decision.Awaits awaits(Pending.Question question) {
    return new Decision.Awaits(
        question.reason(), question.role(), question.awaits(), question.answerWithin());
  }

  private List<Chosen> given(List<Given> anew) {
    return Stream.concat(decision.given().stream(), anew.stream().map(Given::chosen)).toList();
  }

  private List<String> because(List<String> more) {
    return Stream.concat(steps.stream(), more.stream()).toList();
  }

  private Chosen at(Chosen proposed, Instant at) {
    Duration within = Duration.between(decision.moment().at(), proposed.dueAt());
    return new Chosen(proposed.identity(), proposed.offer(), at.plus(within));
  }
}
