package dev.pillowmint.localstack.story;

import dev.pillowmint.localstack.day.DayEvent;
import dev.pillowmint.localstack.day.DayFile;
import dev.pillowmint.localstack.day.Expected;
import dev.pillowmint.localstack.story.Story.After;
import dev.pillowmint.localstack.story.Story.Chapter;
import dev.pillowmint.localstack.story.Story.Kind;
import dev.pillowmint.localstack.story.Story.Scene;
import dev.pillowmint.localstack.story.Story.Verdict;
import dev.pillowmint.schemas.ChosenGesture;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.GestureKind;
import dev.pillowmint.schemas.Outcome;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes a story of a day and what was heard of it. */
public final class Storyteller {
  private static final Pattern BESIDE_THE_POINT =
      Pattern.compile(
          "^(Refund|Gift|Callback): |^Rule .* was passed over|^The .* budget .* has room");

  private final DayFile day;
  private final Expected expected;
  private final Heard heard;

  /** Takes what the story is made of. */
  public Storyteller(DayFile day, Expected expected, Heard heard) {
    this.day = day;
    this.expected = expected;
    this.heard = heard;
  }

  /**
   * The story.
   *
   * @param mails how many e-mails were caught
   */
  public Story tell(int mails) {
    return new Story(
        Objects.requireNonNullElse(day.title(), "A day"),
        Objects.requireNonNullElse(day.subtitle(), ""),
        Objects.requireNonNullElse(day.note(), ""),
        customers().stream().map(this::chapter).toList(),
        new Sums(heard).ledger(mails),
        Comparison.compare(day, expected, heard.decisions()));
  }

  private Set<String> customers() {
    Set<String> ids = new LinkedHashSet<>();
    day.events().stream()
        .filter(e -> e.tell() != null)
        .forEach(e -> ids.add(String.valueOf(e.customerId())));
    return ids;
  }

  private Chapter chapter(String customerId) {
    Person person = Person.of(customerId, day);
    List<Scene> scenes = new ArrayList<>();
    for (DayEvent event : day.events()) {
      if (customerId.equals(event.customerId()) && event.tell() != null) {
        scenes.add(scene(event, event.tell(), person));
      }
    }
    heard.decisions().stream()
        .filter(d -> d.getCustomerId().equals(customerId))
        .filter(d -> d.getEventType().equals(Comparison.PROMISE_BROKEN))
        .forEach(d -> scenes.add(noticed(d, person)));
    return new Chapter(person.name(), person.about(), scenes);
  }

  private Scene scene(DayEvent event, String tell, Person person) {
    Instant time = OffsetDateTime.parse(String.valueOf(event.time())).toInstant();
    Optional<Decision> decision =
        heard.decisions().stream()
            .filter(d -> d.getEventId().equals(event.id()))
            .filter(d -> d.getEventSource().equals(event.source()))
            .findFirst();
    return new Scene(
        Words.time(time, person.zone()), tell, decision.map(d -> verdict(d, person)).orElse(null));
  }

  private Scene noticed(Decision decision, Person person) {
    return new Scene(
        Words.time(decision.getEventTime(), person.zone()),
        "The time is over, and nobody has said that the promise was kept. Pillowmint notices by itself.",
        verdict(decision, person));
  }

  private Verdict verdict(Decision decision, Person person) {
    List<After> then = new ArrayList<>();
    for (ChosenGesture gesture : decision.getGestures()) {
      heard.following(gesture.getGestureId()).stream()
          .filter(f -> !isTheCallItself(f, gesture))
          .forEach(f -> then.add(Aftermath.of(f, person.zone())));
    }
    return new Verdict(
        kind(decision.getOutcome()),
        acts(decision),
        why(decision),
        List.copyOf(new LinkedHashSet<>(then)));
  }

  private static boolean isTheCallItself(FollowUp followUp, ChosenGesture gesture) {
    return gesture.getGestureId().equals(followUp.getPromiseId());
  }

  private static Kind kind(Outcome outcome) {
    return switch (outcome) {
      case GRANTED -> Kind.GRANTED;
      case PROPOSED -> Kind.PROPOSED;
      case DECLINED, UNKNOWN -> Kind.DECLINED;
    };
  }

  private static List<String> acts(Decision decision) {
    if (decision.getGestures().isEmpty()) {
      return List.of("Nothing is done: " + Words.reason(decision.getReason()));
    }
    return decision.getGestures().stream().map(Storyteller::act).toList();
  }

  private static String act(ChosenGesture gesture) {
    String amount = Words.amount(gesture.getAmount());
    if (gesture.getKind() == GestureKind.CALLBACK && gesture.getDescription().startsWith("call")) {
      return "A "
          + gesture
              .getDescription()
              .replaceFirst("^call, ", "call: ")
              .replaceFirst("^call and ", "call to ");
    }
    String kind = Words.of(gesture.getKind());
    String owed =
        gesture.getLedger() == dev.pillowmint.schemas.Ledger.ENTITLEMENT && amount != null
            ? ", owed"
            : "";
    return "%s%s%s: %s"
        .formatted(kind, amount == null ? "" : " " + amount, owed, gesture.getDescription());
  }

  /** The explanation without what the acts say already, and without what did not matter. */
  private static String why(Decision decision) {
    return decision.getExplanation().stream()
        .filter(step -> !BESIDE_THE_POINT.matcher(step).find())
        .collect(Collectors.joining(" "));
  }
}
