package dev.pillowmint.followup.story;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Records what customers choose instead of a gesture as it stands. */
public final class Choices {
  private final Chronicles chronicles;
  private final Clock clock;

  public Choices(Chronicles chronicles, Clock clock) {
    this.chronicles = chronicles;
    this.clock = clock;
  }

  /**
   * A person says what the customer chose. Said again by the same person, nothing changes.
   *
   * @param form one of the alternatives, or the gesture's own
   * @param consent whether the customer agreed in so many words
   */
  public Chosen choose(String gestureId, String form, boolean consent, String by) {
    return chronicles
        .customerOfChoice(gestureId)
        .map(
            customer ->
                chronicles.inChronicle(
                    customer, chronicle -> choose(chronicle, gestureId, form, consent, by)))
        .orElseGet(Chosen.Unknown::new);
  }

  private Chosen choose(
      Chronicle chronicle, String gestureId, String form, boolean consent, String by) {
    Optional<Choice> known = chronicle.choice(gestureId);
    if (known.isEmpty()) {
      return new Chosen.Unknown();
    }
    Choice choice = known.get();
    Choice.Made before = choice.made();
    if (before != null) {
      return before.form().equals(form) && before.by().equals(by)
          ? new Chosen.Recorded(choice)
          : new Chosen.ChosenBefore(before);
    }
    Optional<Choice.Alternative> alternative = choice.alternative(form);
    if (alternative.isEmpty() && !form.equals(choice.ownForm())) {
      return new Chosen.NoSuchForm(choice);
    }
    if (alternative.filter(Choice.Alternative::needsConsent).isPresent() && !consent) {
      return new Chosen.NeedsConsent();
    }
    Choice.Made made =
        new Choice.Made(form, consent, by, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    Choice chosen = choice.make(made);
    chronicle.keep(chosen);
    chronicle.announce(Choice.announcement(choice, made));
    return new Chosen.Recorded(chosen);
  }

  /** What became of it. */
  public sealed interface Chosen {
    /** It is kept and told. */
    record Recorded(Choice choice) implements Chosen {}

    /** Something was chosen already. */
    record ChosenBefore(Choice.Made made) implements Chosen {}

    /** There is no such alternative. */
    record NoSuchForm(Choice choice) implements Chosen {}

    /** The customer has to agree in so many words. */
    record NeedsConsent() implements Chosen {}

    /** The gesture leaves no choice, or there is none of that id. */
    record Unknown() implements Chosen {}
  }
}
