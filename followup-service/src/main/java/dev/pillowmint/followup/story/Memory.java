package dev.pillowmint.followup.story;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.followup.plan.EventRef;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what is heard, in whatever order it comes. Everything may be told again: the second
 * time changes nothing. Of who is erased, nothing is remembered.
 */
public final class Memory {
  private final Chronicles chronicles;

  public Memory(Chronicles chronicles) {
    this.chronicles = chronicles;
  }

  /** Something happened. */
  public void hear(Moment moment) {
    in(
        moment.customerId(),
        chronicle -> {
          if (moment.isTold()) {
            chronicle.keep(moment);
          }
          Interests known = chronicle.interests();
          Interests interests = known.with(moment);
          if (!interests.equals(known)) {
            chronicle.keep(interests);
          }
          offer(moment)
              .filter(offer -> chronicle.offer(offer.decisionId()).isEmpty())
              .ifPresent(chronicle::keep);
          made(moment, chronicle);
        });
  }

  /** Something was decided, or decided anew: the highest revision stands. */
  public void hear(Decision decision) {
    in(
        decision.customerId(),
        chronicle -> {
          Optional<Decision> known = chronicle.decision(decision.id());
          if (known.isEmpty() || known.get().revision() < decision.revision()) {
            chronicle.keep(decision);
          }
        });
  }

  /** A gesture was granted that leaves the customer a choice. */
  public void hear(Choice choice) {
    in(
        choice.customerId(),
        chronicle -> {
          if (chronicle.choice(choice.gestureId()).isEmpty()) {
            chronicle.keep(choice);
          }
        });
  }

  private void in(String customerId, Consumer<Chronicle> work) {
    chronicles.inChronicle(
        customerId,
        chronicle -> {
          if (!chronicle.isErased()) {
            work.accept(chronicle);
          }
          return true;
        });
  }

  /** Whoever made the offer, and wherever: nobody makes it twice. */
  private static Optional<Offer> offer(Moment moment) {
    String decision = moment.text("decisionId");
    if (!moment.type().equals("gesture.offered-by-staff") || decision == null) {
      return Optional.empty();
    }
    Offer.Kind kind =
        Offer.Kind.valueOf(String.valueOf(moment.text("kind")).toUpperCase(Locale.ROOT));
    Offer.Gift gift =
        new Offer.Gift(kind, amount(moment), String.valueOf(moment.text("description")));
    String role = moment.text("role");
    return Optional.of(
        new Offer(
            decision,
            gift,
            String.valueOf(moment.text("staffId")),
            role == null ? "" : role,
            moment.at()));
  }

  private static void made(Moment moment, Chronicle chronicle) {
    String gesture = moment.text("gestureId");
    String form = moment.text("form");
    if (moment.type().equals("gesture.choice-made") && gesture != null && form != null) {
      String by = moment.text("staffId");
      Choice.Made made =
          new Choice.Made(
              form,
              Boolean.TRUE.equals(moment.words().get("consent")),
              by == null ? source(moment.event()) : by,
              moment.at());
      chronicle
          .choice(gesture)
          .filter(choice -> choice.made() == null)
          .ifPresent(choice -> chronicle.keep(choice.make(made)));
    }
  }

  private static String source(EventRef event) {
    return event.source();
  }

  private static @Nullable Amount amount(Moment moment) {
    return moment.words().get("amount") instanceof Map<?, ?> money
        ? Amount.of(String.valueOf(money.get("amount")), String.valueOf(money.get("currency")))
        : null;
  }
}
