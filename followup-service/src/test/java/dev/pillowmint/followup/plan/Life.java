package dev.pillowmint.followup.plan;

import static dev.pillowmint.followup.plan.Fixtures.MONDAY_TEN;

import dev.pillowmint.followup.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The core with everything around it, and one customer whose time is moved. */
final class Life {
  static final String ADA = "ada";

  final SettableClock clock = new SettableClock(MONDAY_TEN);
  final FilesInMemory files = new FilesInMemory();
  final List<Sent> sent = new ArrayList<>();
  final Care care;
  Outcome outcome = Outcome.ACCEPTED;

  private final HouseRules rules;
  private final Delivery delivery;
  private int events;

  Life(HouseRules rules) {
    this.rules = rules;
    this.care = new Care(files, rules, clock);
    this.delivery = new Delivery(files, Fixtures.anyChannel(this::send), rules, clock, () -> 0);
  }

  /** A message that went out. */
  record Sent(FollowUp followUp, Instant at, Customer customer) {}

  private Outcome send(Message message) {
    FollowUp followUp = followUp(message.id());
    Customer customer = files.inFile(ADA, CustomerFile::customer);
    sent.add(new Sent(followUp, clock.instant(), customer));
    return outcome;
  }

  /** Lets time pass; whatever is due meanwhile is carried out at its time. */
  void pass(Duration time) {
    until(clock.instant().plus(time));
  }

  void until(Instant end) {
    Optional<FollowUp> next = nextBefore(end);
    while (next.isPresent()) {
      FollowUp due = next.get();
      if (due.status().dueAt().isAfter(clock.instant())) {
        clock.set(due.status().dueAt());
      }
      delivery.carryOut(due.id());
      next = nextBefore(end);
    }
    clock.set(end);
  }

  private Optional<FollowUp> nextBefore(Instant end) {
    return files.waiting().stream().filter(f -> !f.status().dueAt().isAfter(end)).findFirst();
  }

  FollowUp followUp(UUID id) {
    return files.all().stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
  }

  FollowUp step(String name) {
    return files.all().stream().filter(f -> f.task().step().equals(name)).findFirst().orElseThrow();
  }

  String state(String step) {
    FollowUp.Status status = step(step).status();
    return status.state() + " " + status.reason().code();
  }

  List<Judged> verdicts(String step) {
    return files.inFile(ADA, file -> file.verdicts(step(step).id()));
  }

  EventRef event() {
    return new EventRef("crm", "e" + events++);
  }

  void lives(String zone, @Nullable String country) {
    care.hear(
        new News.ProfileChanged(
            event(), ADA, clock.instant(), "Ada", "ada@example.org", zone, null, country));
  }

  void wishes(Medium medium, Purpose purpose, boolean allowed) {
    care.hear(
        new News.PreferenceChanged(
            event(),
            ADA,
            clock.instant(),
            Set.of(new Wish(medium, purpose)),
            allowed,
            null,
            null,
            null));
  }

  /** Grants now what is promised in a day. */
  GrantedGesture grant(String id, GrantedGesture.Step... steps) {
    return grant(id, null, false, GrantedGesture.Terms.PLAIN, steps);
  }

  GrantedGesture grant(
      String id,
      GrantedGesture.@Nullable Act act,
      boolean owed,
      GrantedGesture.Terms terms,
      GrantedGesture.Step... steps) {
    Instant now = clock.instant();
    GrantedGesture gesture =
        new GrantedGesture(
            id,
            ADA,
            new EventRef("billing", "e-" + id),
            "rule",
            act,
            owed,
            "the fee is waived",
            null,
            now,
            now.plus(Duration.ofDays(1)),
            terms,
            List.of(steps));
    care.take(gesture);
    return gesture;
  }

  void deliver(String gesture) {
    care.hear(new News.PromiseKept(event(), ADA, clock.instant(), gesture));
  }

  static GrantedGesture.Step step(String name, Kind kind, Duration after, Channel... channels) {
    return new GrantedGesture.Step(name, kind, after, false, null, null, List.of(channels), null);
  }

  HouseRules rules() {
    return rules;
  }
}
