package dev.pillowmint.followup.story;

import static dev.pillowmint.followup.story.DecisionBuilder.MONDAY_TEN;
import static dev.pillowmint.followup.story.DecisionBuilder.aMiss;
import static dev.pillowmint.followup.story.DecisionBuilder.aProposal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every way to keep chronicles must do. */
public abstract class ChroniclesContract {
  protected final String customer = "c-" + UUID.randomUUID();

  protected abstract Chronicles chronicles();

  @Test
  void shouldKeepADecisionAsItWasTold() {
    Decision decision = aProposal(customer).atRisk("300.00").build();

    in(chronicle -> chronicle.keep(decision));

    in(chronicle -> assertThat(chronicle.decision(decision.id())).hasValue(decision));
    assertThat(chronicles().customerOfDecision(decision.id())).hasValue(customer);
    assertThat(chronicles().customerOfDecision("none")).isEmpty();
  }

  @Test
  void shouldReplaceADecisionThatIsToldAnew() {
    Decision first = aProposal(customer).build();
    Decision second = aProposal(customer).id(first.id()).revision(1).build();

    in(chronicle -> chronicle.keep(first));
    in(chronicle -> chronicle.keep(second));

    in(chronicle -> assertThat(chronicle.decision(first.id())).hasValue(second));
  }

  @Test
  void shouldKeepAnAnswerToEachTelling() {
    Answer answer =
        new Answer(
            "d-" + customer,
            2,
            new Answer.Said(Answer.Verdict.CHANGE, Amount.of("60.00", "EUR"), "half of it"),
            "kim",
            "care-lead",
            MONDAY_TEN);

    in(chronicle -> chronicle.keep(answer));

    in(chronicle -> assertThat(chronicle.answer("d-" + customer, 2)).hasValue(answer));
    in(chronicle -> assertThat(chronicle.answer("d-" + customer, 3)).isEmpty());
  }

  @Test
  void shouldKeepAnOffer() {
    Decision missed = aMiss(customer).build();
    Offer offer =
        new Offer(
            missed.id(),
            new Offer.Gift(Offer.Kind.CALLBACK, null, "a call"),
            "kim",
            "agent",
            MONDAY_TEN);

    in(chronicle -> chronicle.keep(missed));
    in(chronicle -> chronicle.keep(offer));

    in(chronicle -> assertThat(chronicle.offer(missed.id())).hasValue(offer));
  }

  @Test
  void shouldKeepAChoice() {
    Choice choice =
        new Choice(
            "g-" + customer,
            customer,
            "money back",
            null,
            List.of(new Choice.Alternative("voucher", Amount.of("9.00", "EUR"), null, null, true)),
            MONDAY_TEN,
            null);
    Choice made = choice.make(new Choice.Made("voucher", true, "kim", MONDAY_TEN));

    in(chronicle -> chronicle.keep(choice));
    in(chronicle -> assertThat(chronicle.choice(choice.gestureId())).hasValue(choice));
    in(chronicle -> chronicle.keep(made));

    in(chronicle -> assertThat(chronicle.choice(choice.gestureId())).hasValue(made));
    assertThat(chronicles().customerOfChoice(choice.gestureId())).hasValue(customer);
  }

  @Test
  void shouldKeepWhatTheyCareAbout() {
    Interests interests = new Interests(List.of("sailing"), MONDAY_TEN, List.of("cats", "tea"));

    in(chronicle -> assertThat(chronicle.interests()).isEqualTo(Interests.NONE));
    in(chronicle -> chronicle.keep(interests));

    in(chronicle -> assertThat(chronicle.interests()).isEqualTo(interests));
  }

  protected void in(Consumer<Chronicle> work) {
    chronicles()
        .inChronicle(
            customer,
            chronicle -> {
              work.accept(chronicle);
              return true;
            });
  }
}
