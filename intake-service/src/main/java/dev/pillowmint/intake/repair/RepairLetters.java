package dev.pillowmint.intake.repair;

import dev.pillowmint.intake.admission.Admission;
import dev.pillowmint.intake.admission.Admission.Admitted;
import dev.pillowmint.intake.admission.Admission.Refused;
import dev.pillowmint.intake.admission.AdmitEvent;
import dev.pillowmint.intake.admission.CustomerEvents;
import dev.pillowmint.intake.admission.Envelope;
import dev.pillowmint.intake.admission.Publication;
import dev.pillowmint.intake.admission.Publisher;
import dev.pillowmint.intake.repair.Repair.State;
import dev.pillowmint.intake.repair.RepairOutcome.Done;
import dev.pillowmint.intake.repair.RepairOutcome.StillBad;
import dev.pillowmint.intake.repair.RepairOutcome.Unknown;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What people do about dead letters. The state is kept after the record was sent: a crash between
 * leaves the letter open, and sending it again has no second effect, since it keeps its identity.
 */
public final class RepairLetters {
  private static final Publisher OPERATORS = new Publisher("operators", true);
  private static final String DECIDING = "decision-service";

  private final DeadLetters letters;
  private final Repairs repairs;
  private final AdmitEvent admitEvent;
  private final CustomerEvents customerEvents;
  private final Json json;
  private final Veil veil;
  private final Clock clock;
  private final Duration repeatsKnown;

  /**
   * @param repeatsKnown how long decision-service knows a repeat
   */
  public RepairLetters(
      DeadLetters letters,
      Repairs repairs,
      AdmitEvent admitEvent,
      CustomerEvents customerEvents,
      Json json,
      Veil veil,
      Clock clock,
      Duration repeatsKnown) {
    this.letters = letters;
    this.repairs = repairs;
    this.admitEvent = admitEvent;
    this.customerEvents = customerEvents;
    this.json = json;
    this.veil = veil;
    this.clock = clock;
    this.repeatsKnown = repeatsKnown;
  }

  /** The wanted ones, ordered by place, behind that place. */
  public List<Standing> list(Filter filter, @Nullable Place after, int most) {
    Map<Place, Repair> done = repairs.all();
    return letters
        .find(
            letter -> filter.wants(letter, new Standing(letter, done.get(letter.origin())).state()),
            after,
            most)
        .stream()
        .map(letter -> new Standing(letter, done.get(letter.origin())))
        .toList();
  }

  /** The one at that place, if it still is there. */
  public Optional<Standing> show(Place place) {
    return letters
        .at(place)
        .map(letter -> new Standing(letter, repairs.all().get(letter.origin())));
  }

  /** The event as it stands: edited, or as it came; empty if it cannot be read. */
  Optional<Map<String, @Nullable Object>> event(Standing standing) {
    return veiled(standing).map(veil::lifted);
  }

  /** The same with what is sealed of it left as it is. */
  public Optional<Map<String, @Nullable Object>> veiled(Standing standing) {
    Repair repair = standing.repair();
    return repair != null && repair.event() != null
        ? Optional.of(json.read(repair.event()))
        : Optional.ofNullable(standing.letter().event());
  }

  /** Keeps the event changed, if the catalogue then has nothing against it. */
  public RepairOutcome edit(Place place, Map<String, ?> patch, String who) {
    return open(
        place,
        standing -> {
          Map<String, @Nullable Object> edited =
              MergePatch.apply(event(standing).orElse(Map.of()), patch);
          return objection(standing, edited)
              .orElseGet(
                  () -> kept(standing, State.OPEN, who, null, json.write(veil.drawn(edited))));
        });
  }

  /** What speaks against the edited event; empty: nothing. */
  Optional<RepairOutcome> objection(Standing standing, Map<String, @Nullable Object> edited) {
    DeadLetter letter = standing.letter();
    if (!letter.isOfEvents()) {
      return Optional.of(
          refused(
              "Only customer events can be edited; this is a record of %s. Replay it, or discard it."
                  .formatted(letter.origin().topic())));
    }
    Optional<String> another = Identity.changed(letter, edited);
    if (another.isPresent()) {
      return Optional.of(refused(another.get()));
    }
    return admitted(edited) instanceof Refused bad
        ? Optional.of(new StillBad(bad.faults()))
        : Optional.empty();
  }

  /** Sends it back to its topic, edited or as it came. */
  public RepairOutcome replay(Place place, String who) {
    return open(place, standing -> replay(standing, who));
  }

  RepairOutcome replay(Standing standing, String who) {
    DeadLetter letter = standing.letter();
    if (mayBeDecidedTwice(letter)) {
      return refused(
          "Only %s could not handle it, and decision-service no longer knows after %d days that it has: it could decide it twice. Discard it, or publish what is missing as a new event."
              .formatted(letter.service(), repeatsKnown.toDays()));
    }
    Repair repair = standing.repair();
    String edited = repair == null ? null : repair.event();
    if (edited == null) {
      return asItCame(standing, who);
    }
    return switch (admitted(veil.lifted(json.read(edited)))) {
      case Refused bad -> new StillBad(bad.faults());
      case Admitted good -> {
        publish(good);
        yield kept(standing, State.REPLAYED, who, null, null);
      }
    };
  }

  private RepairOutcome asItCame(Standing standing, String who) {
    try {
      letters.sendBack(standing.letter());
      return kept(standing, State.REPLAYED, who, null, null);
    } catch (SendingForbiddenException e) {
      return refused(
          "Kafka's rules do not let this service write to %s. Let it (deploy/kafka/acls.yaml), or send the record back with Kafka's own tools."
              .formatted(standing.letter().origin().topic()));
    }
  }

  /** Gives it up. */
  public RepairOutcome discard(Place place, String who, String why) {
    if (who.isBlank() || why.isBlank()) {
      return refused(
          "Say who discards it, and why: nothing is discarded without a name and a reason.");
    }
    return open(place, standing -> kept(standing, State.DISCARDED, who, why, null));
  }

  private RepairOutcome open(Place place, Function<Standing, RepairOutcome> act) {
    Optional<Standing> standing = show(place);
    if (standing.isEmpty()) {
      return new Unknown(place);
    }
    Repair repair = standing.get().repair();
    return repair == null || repair.state() == State.OPEN
        ? act.apply(standing.get())
        : refused(
            "It was %s by %s at %s; only an open one can be changed."
                .formatted(repair.state().text(), repair.doneBy(), repair.doneAt()));
  }

  private void publish(Admitted good) {
    Publication publication = customerEvents.publish(List.of(good.event())).getFirst();
    if (!(publication instanceof Publication.Published)) {
      throw new LettersAwayException(
          "The event is not known to be durable; replay it again",
          new IllegalStateException(publication.toString()));
    }
  }

  private Admission admitted(Map<String, @Nullable Object> event) {
    return admitEvent.admit(OPERATORS, Envelope.plain(event));
  }

  /** Others of the topic's readers have handled it; decision-service forgets that in time. */
  private boolean mayBeDecidedTwice(DeadLetter letter) {
    return letter.isOfEvents()
        && !letter.service().equals(DECIDING)
        && letter.at().plus(repeatsKnown).isBefore(clock.instant())
        && letters
            .find(
                other -> other.origin().equals(letter.origin()) && other.service().equals(DECIDING),
                null,
                1)
            .isEmpty();
  }

  private Done kept(
      Standing standing, State state, String who, @Nullable String why, @Nullable String event) {
    Repair repair =
        new Repair(
            standing.letter().origin(),
            state,
            who,
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            why,
            event);
    repairs.keep(repair);
    return new Done(new Standing(standing.letter(), repair));
  }

  private static RepairOutcome.Refused refused(String why) {
    return new RepairOutcome.Refused(why);
  }
}
