package dev.pillowmint.decision.learn;

import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.learn.Trial.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The trials of one customer, in the order they began; at most {@value #MOST}, of too many the
 * oldest is given up. An outcome counts once per trial, and while a trial of a rule is open, a
 * further moment of that rule begins none: what one customer does is not counted twice.
 *
 * @param open those whose time is not over
 */
public record Trials(List<Trial> open) {
  static final int MOST = 16;

  /** None. */
  public static final Trials NONE = new Trials(List.of());

  public Trials {
    open = List.copyOf(open);
  }

  /**
   * After an event, or after a moment.
   *
   * @param trials from now on
   * @param lessons what is learned
   */
  public record Step(Trials trials, List<Lesson> lessons) {
    public Step {
      lessons = List.copyOf(lessons);
    }
  }

  /** After an event: the outcomes that it shows. */
  public Step after(Event event) {
    List<Trial> left = new ArrayList<>();
    List<Lesson> lessons = new ArrayList<>();
    for (Trial trial : open) {
      List<Watch> unseen = new ArrayList<>();
      for (Watch watch : trial.watches()) {
        if (watch.shows(event.type(), trial.time(), event.time())) {
          lessons.add(new Lesson.Showed(trial.day(), trial.arm(), watch.outcome()));
        } else {
          unseen.add(watch);
        }
      }
      left.add(trial.waitingFor(unseen));
    }
    return new Step(lessons.isEmpty() ? this : new Trials(left), lessons);
  }

  /** With a new trial, unless one of the rule is open. */
  public Step with(Trial trial) {
    if (trial.watches().isEmpty() || openFor(trial).isPresent()) {
      return new Step(this, List.of());
    }
    List<Trial> all =
        Stream.concat(open.stream().filter(t -> t.until().isAfter(trial.time())), Stream.of(trial))
            .toList();
    return new Step(
        new Trials(all.subList(Math.max(0, all.size() - MOST), all.size())),
        List.of(
            new Lesson.Tried(
                trial.day(),
                trial.arm(),
                trial.watches().stream()
                    .collect(Collectors.toMap(Watch::outcome, Watch::within)))));
  }

  /** With those of another who turns out to be this customer; of one rule the first is kept. */
  public Trials joined(Trials other) {
    List<Trial> all =
        Stream.concat(open.stream(), other.open.stream())
            .sorted(Comparator.comparing(Trial::time))
            .toList();
    List<Trial> kept = new ArrayList<>();
    for (Trial trial : all) {
      if (new Trials(kept).openFor(trial).isEmpty()) {
        kept.add(trial);
      }
    }
    return new Trials(kept.subList(Math.max(0, kept.size() - MOST), kept.size()));
  }

  private Optional<Trial> openFor(Trial trial) {
    Instant time = trial.time();
    return open.stream()
        .filter(t -> t.policy().equals(trial.policy()) && t.rule().equals(trial.rule()))
        .filter(t -> t.until().isAfter(time))
        .findFirst();
  }
}
