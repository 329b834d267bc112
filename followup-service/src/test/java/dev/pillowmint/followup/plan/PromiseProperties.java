package dev.pillowmint.followup.plan;

import static dev.pillowmint.followup.plan.Fixtures.MONDAY_TEN;
import static dev.pillowmint.followup.plan.Fixtures.RULES;
import static dev.pillowmint.followup.plan.Fixtures.aCallback;
import static dev.pillowmint.followup.plan.Fixtures.aRefund;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.followup.SettableClock;
import dev.pillowmint.followup.plan.Desk.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Promises while the clock goes forwards and backwards, and people do what they like. */
class PromiseProperties {
  private static final Said KIM = new Said("kim", null, null);

  @Property(tries = 500)
  void shouldEndEveryPromiseOnceAndNeverBreakItBeforeItsTime(@ForAll("lives") List<Act> life) {
    World world = new World();
    life.forEach(world::perform);
    world.clock.set(MONDAY_TEN.plus(Duration.ofDays(900)));
    world.runTimers();
    assertThat(world.files.promises())
        .allSatisfy(p -> assertThat(p.isOpen()).isFalse())
        .allSatisfy(p -> assertThat(p.ending()).isNotNull());
    for (Promise promise : world.files.promises()) {
      if (!promise.isForeseen()) {
        world.expectOneEnd(promise);
      }
    }
  }

  @Provide
  Arbitrary<List<Act>> lives() {
    Arbitrary<String> ids = Arbitraries.of("g1", "g2", "g3");
    return Arbitraries.oneOf(
            ids.map(id -> new Act(id, What.GRANT, 0)),
            ids.map(id -> new Act(id, What.CALL, 0)),
            ids.map(id -> new Act(id, What.KEPT, 0)),
            ids.map(id -> new Act(id, What.REFUSED, 0)),
            ids.map(id -> new Act(id, What.FINISH, 0)),
            ids.map(id -> new Act(id, What.KEEP_BY_HAND, 0)),
            ids.flatMap(
                id -> Arbitraries.integers().between(-5, 30).map(h -> new Act(id, What.MOVE, h))),
            Arbitraries.integers().between(-60, 60).map(h -> new Act("", What.CLOCK, h)))
        .list()
        .ofMaxSize(30);
  }

  enum What {
    GRANT,
    CALL,
    KEPT,
    REFUSED,
    FINISH,
    KEEP_BY_HAND,
    MOVE,
    CLOCK
  }

  /** One thing that happens. */
  record Act(String id, What what, int hours) {}

  private static final class World {
    private final SettableClock clock = new SettableClock(MONDAY_TEN);
    private final FilesInMemory files = new FilesInMemory();
    private final Care care = new Care(files, RULES, clock);
    private final Desk desk = new Desk(files, clock);
    private final Delivery delivery =
        new Delivery(
            files, Fixtures.anyChannel(message -> Outcome.ACCEPTED), RULES, clock, () -> 0);
    private int events;

    void perform(Act act) {
      Instant now = clock.instant();
      EventRef event = new EventRef("crm", "e" + events++);
      UUID check = Plans.checkOf("ada", act.id());
      switch (act.what()) {
        case GRANT -> care.take(aRefund(act.id(), "ada"));
        case CALL -> care.take(aCallback(act.id(), "ada", false));
        case KEPT -> care.hear(new News.PromiseKept(event, "ada", now, act.id()));
        case REFUSED -> care.hear(new News.GestureRefused(event, "ada", now, act.id()));
        case FINISH -> care.finish(check, "kim", null);
        case KEEP_BY_HAND -> desk.keep(check, KIM);
        case MOVE -> desk.reschedule(check, now.plus(Duration.ofHours(act.hours())), KIM);
        case CLOCK -> clock.set(now.plus(Duration.ofHours(act.hours())));
      }
      runTimers();
    }

    void runTimers() {
      for (FollowUp followUp : files.all()) {
        Optional<Instant> look = files.nextLook(followUp.id());
        while (look.isPresent() && !look.get().isAfter(clock.instant())) {
          look = delivery.carryOut(followUp.id());
          files.looked(followUp.id(), look);
        }
      }
    }

    void expectOneEnd(Promise promise) {
      List<FollowUp> life =
          files.changes().stream().filter(f -> f.id().equals(promise.check())).toList();
      List<FollowUp> ends = life.stream().filter(f -> f.status().state().isFinal()).toList();
      assertThat(ends).hasSize(1).last().isEqualTo(life.getLast());
      assertThat(ends.getFirst().status().state())
          .isEqualTo(
              switch (promise.state()) {
                case KEPT -> State.DONE;
                case RELEASED -> State.CANCELLED;
                case BROKEN -> State.FAILED;
                case OPEN -> State.PLANNED;
              });
      if (promise.state() == PromiseState.BROKEN) {
        assertThat(ends.getFirst().status().changedAt()).isAfterOrEqualTo(promise.dueAt());
      }
    }
  }
}
