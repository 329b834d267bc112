package dev.pillowmint.followup.plan;

import static dev.pillowmint.followup.plan.Fixtures.MONDAY_TEN;
import static dev.pillowmint.followup.plan.Fixtures.RULES;
import static dev.pillowmint.followup.plan.Fixtures.aCallback;
import static dev.pillowmint.followup.plan.Fixtures.aMarketingStep;
import static dev.pillowmint.followup.plan.Fixtures.aRefund;
import static dev.pillowmint.followup.plan.Fixtures.aStep;
import static dev.pillowmint.followup.plan.Fixtures.anyChannel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.followup.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds whatever happens, in whatever order, however often. */
class CarePropertiesTest {
  private static final String ADA = "ada";
  private static final Wish SERVICE = new Wish(Medium.EMAIL, Purpose.SERVICE);
  private static final Wish MARKETING = new Wish(Medium.EMAIL, Purpose.MARKETING);
  private static final List<Outcome> OUTCOMES =
      List.of(
          Outcome.ACCEPTED,
          Outcome.REFUSED,
          Outcome.AWAY,
          new Outcome.Closed(Duration.ofHours(1)),
          new Outcome.Busy(Duration.ofHours(6)));

  @Property(tries = 1000)
  void shouldNeverSendAgainstAPreferenceKnownAtThatMoment(@ForAll("lives") List<Act> life) {
    World world = new World();
    life.forEach(world::perform);
    world.passTime(Duration.ofDays(60));
    assertThat(world.contactsAgainstTheirWish).isEmpty();
  }

  @Property(tries = 1000)
  void shouldEndEveryPromiseExactlyOnce(@ForAll("lives") List<Act> life) {
    World world = new World();
    life.forEach(world::perform);
    world.passTime(Duration.ofDays(60));
    assertThat(world.files.promises()).noneMatch(Promise::isOpen);
    List<FollowUp> checks =
        world.files.all().stream().filter(f -> f.task().kind() == Kind.PROMISE_CHECK).toList();
    assertThat(checks)
        .allSatisfy(
            check -> {
              long ends =
                  world.files.changes().stream()
                      .filter(f -> f.id().equals(check.id()) && f.status().state().isFinal())
                      .count();
              assertThat(ends).isEqualTo(1);
              Promise promise =
                  world.files.promise(ADA, String.valueOf(check.about().promiseId())).orElseThrow();
              assertThat(check.status().state()).isEqualTo(endOf(promise.state()));
            });
  }

  @Property(tries = 500)
  void shouldComeToTheSameIfEverythingIsToldTwice(@ForAll("lives") List<Act> life) {
    World once = new World();
    World twice = new World();
    for (Act act : life) {
      once.perform(act);
      twice.perform(act);
      if (!(act instanceof Act.Pass)) {
        twice.perform(act);
      }
    }
    once.passTime(Duration.ofDays(60));
    twice.passTime(Duration.ofDays(60));
    assertThat(twice.files.changes()).isEqualTo(once.files.changes());
  }

  @Property(tries = 500)
  void shouldHoldNothingForTheCapBeyondItsBoundAndNothingThatIsOwed(
      @ForAll("lives") List<Act> life) {
    World world = new World();
    life.forEach(world::perform);
    world.passTime(Duration.ofDays(60));
    for (FollowUp followUp : world.files.all()) {
      Instant bound = followUp.when().wishedAt().plus(RULES.courtesy().cap().longest());
      List<Judged> verdicts =
          world.files.inFile(ADA, file -> file.verdicts(followUp.id())).stream()
              .filter(v -> v.reason() == Reason.CONTACT_CAP)
              .toList();
      assertThat(verdicts)
          .allSatisfy(
              v -> {
                assertThat(followUp.task().owed()).isFalse();
                if (v.nextLook() != null) {
                  assertThat(v.nextLook()).isBeforeOrEqualTo(bound);
                }
              });
    }
  }

  @Property(tries = 500)
  void shouldSendNothingWithoutAVerdictThatSaysSo(@ForAll("lives") List<Act> life) {
    World world = new World();
    life.forEach(world::perform);
    world.passTime(Duration.ofDays(60));
    assertThat(world.files.all())
        .filteredOn(f -> f.status().state() == State.SENT)
        .allSatisfy(
            f -> {
              List<Judged> verdicts = world.files.inFile(ADA, file -> file.verdicts(f.id()));
              assertThat(verdicts.getLast().what()).isEqualTo(Judged.What.SEND);
            });
  }

  @Property(tries = 500)
  void shouldNumberTheChangesOfAFollowUpWithoutAGap(@ForAll("lives") List<Act> life) {
    World world = new World();
    life.forEach(world::perform);
    world.passTime(Duration.ofDays(60));
    world.files.changes().stream()
        .collect(Collectors.groupingBy(FollowUp::id))
        .values()
        .forEach(
            changes -> {
              for (int i = 0; i < changes.size(); i++) {
                assertThat(changes.get(i).status().revision()).isEqualTo(i + 1L);
              }
            });
  }

  private static State endOf(PromiseState promise) {
    return switch (promise) {
      case KEPT -> State.DONE;
      case BROKEN -> State.FAILED;
      case RELEASED -> State.CANCELLED;
      case OPEN -> State.PLANNED;
    };
  }

  @Provide
  Arbitrary<List<Act>> lives() {
    Arbitrary<String> gestures = Arbitraries.of("g1", "g2", "g3");
    Arbitrary<Integer> minutes = Arbitraries.integers().between(-3000, 3000);
    Arbitrary<Act> acts =
        Arbitraries.oneOf(
            gestures.map(Act.Grant::new),
            gestures.map(Act.Deliver::new),
            gestures.map(Act.Refuse::new),
            Combinators.combine(
                    Arbitraries.of(SERVICE, MARKETING), Arbitraries.of(true, false), minutes)
                .as(Act.Allow::new),
            Combinators.combine(Arbitraries.of(true, false), minutes).as(Act.LeaveAlone::new),
            minutes.map(Act.Address::new),
            minutes.map(Act.Resolve::new),
            minutes.map(Act.Bounce::new),
            Combinators.combine(
                    Arbitraries.of("Europe/Berlin", "Australia/Sydney", "America/Phoenix"), minutes)
                .as(Act.Move::new),
            Arbitraries.integers().between(-3000, 60_000).map(Act.Leave::new),
            Arbitraries.integers().between(-3000, 60_000).map(Act.Mourn::new),
            gestures.map(Act.Call::new),
            gestures.map(Act.Fail::new),
            minutes.map(Act.Complain::new),
            Arbitraries.integers().between(1, 72).map(Act.Pass::new),
            Arbitraries.of(OUTCOMES).map(Act.MailServer::new));
    return acts.list().ofMaxSize(25);
  }

  /** One thing that happens; minutes are relative to the start, so news may arrive in any order. */
  sealed interface Act {
    record Grant(String gesture) implements Act {}

    record Deliver(String gesture) implements Act {}

    record Refuse(String gesture) implements Act {}

    record Allow(Wish wish, boolean allowed, int minute) implements Act {}

    record LeaveAlone(boolean alone, int minute) implements Act {}

    record Address(int minute) implements Act {}

    record Complain(int minute) implements Act {}

    record Resolve(int minute) implements Act {}

    record Bounce(int minute) implements Act {}

    record Move(String zone, int minute) implements Act {}

    record Leave(int minute) implements Act {}

    record Mourn(int minute) implements Act {}

    record Call(String gesture) implements Act {}

    record Fail(String gesture) implements Act {}

    record Pass(int hours) implements Act {}

    record MailServer(Outcome outcome) implements Act {}
  }

  /** The core with everything around it, and an independent memory of what was said. */
  private static final class World {
    private final SettableClock clock = new SettableClock(MONDAY_TEN);
    private final FilesInMemory files = new FilesInMemory();
    private final Care care = new Care(files, RULES, clock);
    private final Delivery delivery =
        new Delivery(files, anyChannel(this::send), RULES, clock, () -> 0);
    private final List<Act> said = new ArrayList<>();
    private final List<Message> contactsAgainstTheirWish = new ArrayList<>();
    private Outcome outcome = Outcome.ACCEPTED;

    void perform(Act act) {
      EventRef event = new EventRef("crm", act.toString());
      switch (act) {
        case Act.Grant grant ->
            care.take(
                aRefund(
                    grant.gesture(),
                    ADA,
                    aStep(Kind.AFTER_CARE, Duration.ofHours(20)),
                    aMarketingStep(Kind.FEEDBACK_REQUEST, Duration.ofHours(40)),
                    aStep(Kind.THANK_YOU_NOTE, Duration.ZERO)));
        case Act.Deliver d ->
            care.hear(new News.PromiseKept(event, ADA, clock.instant(), d.gesture()));
        case Act.Refuse r ->
            care.hear(new News.GestureRefused(event, ADA, clock.instant(), r.gesture()));
        case Act.Allow a ->
            hear(act, preference(event, Set.of(a.wish()), a.allowed(), null, at(a.minute())));
        case Act.LeaveAlone l ->
            hear(act, preference(event, Set.of(), null, l.alone(), at(l.minute())));
        case Act.Address a ->
            care.hear(
                new News.ProfileChanged(
                    event, ADA, at(a.minute()), "Ada", "ada@example.org", null, null, null));
        case Act.Resolve r -> care.hear(new News.ComplaintResolved(event, ADA, at(r.minute())));
        case Act.Bounce b ->
            care.hear(
                new News.ContactBounced(event, ADA, at(b.minute()), Medium.EMAIL, true, null));
        case Act.Move m ->
            care.hear(
                new News.ProfileChanged(
                    event, ADA, at(m.minute()), null, null, m.zone(), null, "DE"));
        case Act.Leave l -> care.hear(new News.Left(event, ADA, at(l.minute())));
        case Act.Mourn m -> care.hear(new News.Bereaved(event, ADA, at(m.minute())));
        case Act.Call c -> care.take(aCallback("call-" + c.gesture(), ADA, false));
        case Act.Fail f ->
            care.hear(new News.GestureFailed(event, ADA, clock.instant(), f.gesture()));
        case Act.Complain c -> care.hear(new News.ComplaintRaised(event, ADA, at(c.minute())));
        case Act.Pass pass -> passTime(Duration.ofHours(pass.hours()));
        case Act.MailServer server -> outcome = server.outcome();
      }
    }

    void passTime(Duration time) {
      Instant end = clock.instant().plus(time);
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

    private void hear(Act act, News news) {
      said.add(act);
      care.hear(news);
    }

    private Outcome send(Message message) {
      UUID id = message.id();
      FollowUp followUp =
          files.all().stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
      Wish wish = followUp.task().marketing() ? MARKETING : SERVICE;
      if (isForbidden(wish) || wantsToBeLeftAlone()) {
        contactsAgainstTheirWish.add(message);
      }
      return outcome;
    }

    private boolean isForbidden(Wish wish) {
      return said.stream()
          .filter(act -> act instanceof Act.Allow a && a.wish().equals(wish))
          .map(Act.Allow.class::cast)
          .max(Comparator.comparingInt(Act.Allow::minute).thenComparing(a -> !a.allowed()))
          .filter(a -> !a.allowed())
          .isPresent();
    }

    private boolean wantsToBeLeftAlone() {
      return said.stream()
          .filter(Act.LeaveAlone.class::isInstance)
          .map(Act.LeaveAlone.class::cast)
          .max(Comparator.comparingInt(Act.LeaveAlone::minute).thenComparing(a -> !a.alone()))
          .filter(Act.LeaveAlone::alone)
          .isPresent();
    }

    private static Instant at(int minute) {
      return MONDAY_TEN.plus(Duration.ofMinutes(minute));
    }

    private static News preference(
        EventRef event,
        Set<Wish> wishes,
        @Nullable Boolean allowed,
        @Nullable Boolean alone,
        Instant at) {
      return new News.PreferenceChanged(event, ADA, at, wishes, allowed, null, null, alone);
    }
  }
}
