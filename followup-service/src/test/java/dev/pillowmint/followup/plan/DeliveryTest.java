package dev.pillowmint.followup.plan;

import static dev.pillowmint.followup.plan.Fixtures.MONDAY_TEN;
import static dev.pillowmint.followup.plan.Fixtures.RULES;
import static dev.pillowmint.followup.plan.Fixtures.aRefund;
import static dev.pillowmint.followup.plan.Fixtures.aStep;
import static dev.pillowmint.followup.plan.Fixtures.anyChannel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.followup.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private static final String ADA = "ada";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final SettableClock clock = new SettableClock(MONDAY_TEN);
  private final FilesInMemory files = new FilesInMemory();
  private final Care care = new Care(files, RULES, clock);
  private final Deque<Outcome> outcomes = new ArrayDeque<>();
  private final List<Message> asked = new ArrayList<>();
  private Senders senders = anyChannel(this::send);
  private UUID id = new UUID(0, 0);

  @BeforeEach
  void planAMail() {
    care.hear(
        new News.ProfileChanged(
            new EventRef("crm", "e"), ADA, MONDAY_TEN, "Ada", "a@example.org", null, "de", null));
    care.take(aRefund("g", ADA, aStep(Kind.AFTER_CARE, Duration.ofHours(1))));
    id = files.all().getFirst().id();
    clock.advance(Duration.ofHours(1));
  }

  @Test
  void shouldHandTheChannelWhatItNeedsAndNothingElse() {
    carryOut(Outcome.ACCEPTED);
    assertThat(asked)
        .containsExactly(
            new Message(
                id,
                Channel.EMAIL,
                Kind.AFTER_CARE,
                new Message.Recipient(ADA, "a@example.org", "Ada", "de"),
                new Message.Content("after-care", "We have taken the fee off your bill.", false)));
  }

  @Test
  void shouldHoldWithoutCountingAnAttemptWhileTheChannelIsLeftAlone() {
    Optional<Instant> next = carryOut(new Outcome.Closed(MINUTE));
    assertThat(next).hasValue(clock.instant().plus(MINUTE));
    assertThat(status().state()).isEqualTo(State.HELD);
    assertThat(status().reason()).isEqualTo(Reason.CHANNEL_AWAY);
    assertThat(status().attempts()).isZero();
    assertThat(followUp().isUnderWay()).isFalse();
  }

  @Test
  void shouldNotTellOfEveryLookAtAChannelThatStaysAway() {
    carryOut(new Outcome.Closed(MINUTE));
    int told = files.changes().size();
    for (int i = 0; i < 3; i++) {
      clock.set(status().dueAt());
      assertThat(carryOut(new Outcome.Closed(MINUTE))).isPresent();
    }
    assertThat(files.changes()).hasSize(told);
    clock.set(status().dueAt());
    carryOut(Outcome.ACCEPTED);
    assertThat(status().state()).isEqualTo(State.SENT);
    assertThat(status().attempts()).isEqualTo(1);
  }

  @Test
  void shouldLookLessOftenTheLongerItWaits() {
    carryOut(new Outcome.Closed(Duration.ofSeconds(2)));
    clock.advance(Duration.ofMinutes(2));
    Optional<Instant> next = carryOut(new Outcome.Closed(Duration.ofSeconds(2)));
    assertThat(next).hasValue(clock.instant().plusSeconds(30));
  }

  @Test
  void shouldGiveItToAPersonOnceTheChannelWasAwayForAsLongAsAllAttemptsTake() {
    carryOut(new Outcome.Closed(MINUTE));
    clock.advance(RULES.mail().patience());
    carryOut(new Outcome.Closed(MINUTE));
    assertThat(status().state()).isEqualTo(State.HELD);
    clock.advance(Duration.ofMinutes(10));
    carryOut(new Outcome.Closed(MINUTE));
    assertThat(status().state()).isEqualTo(State.DUE);
    assertThat(status().reason()).isEqualTo(Reason.MAIL_FAILED);
    assertThat(status().channel()).isEqualTo(Channel.WORKLIST);
  }

  @Test
  void shouldLeaveItAsItIsWhileTheChannelHasEnoughToDo() {
    int told = files.changes().size();
    Optional<Instant> next = carryOut(new Outcome.Busy(MINUTE));
    assertThat(next).hasValue(clock.instant().plus(MINUTE));
    assertThat(status().state()).isEqualTo(State.PLANNED);
    assertThat(status().attempts()).isZero();
    assertThat(followUp().isUnderWay()).isFalse();
    assertThat(files.changes()).hasSize(told);
  }

  @Test
  void shouldWaitAtLeastAsLongAsTheChannelAsks() {
    Optional<Instant> next = carryOut(new Outcome.Away(Duration.ofMinutes(20)));
    assertThat(next).hasValue(clock.instant().plus(Duration.ofMinutes(20)));
    assertThat(status().attempts()).isEqualTo(1);
  }

  @Test
  void shouldGiveItToAPersonWhereTheChannelIsNotSetUp() {
    senders =
        new Senders() {
          @Override
          public Optional<Sender> by(Channel channel) {
            return Optional.empty();
          }

          @Override
          public int atOnce() {
            return 0;
          }
        };
    carryOut(Outcome.ACCEPTED);
    assertThat(asked).isEmpty();
    assertThat(status().reason()).isEqualTo(Reason.NO_SUCH_CHANNEL);
    assertThat(status().state()).isEqualTo(State.DUE);
  }

  private Optional<Instant> carryOut(Outcome outcome) {
    outcomes.add(outcome);
    return new Delivery(files, senders, RULES, clock, () -> 0).carryOut(id);
  }

  private Outcome send(Message message) {
    asked.add(message);
    return outcomes.remove();
  }

  private FollowUp followUp() {
    return files.all().getFirst();
  }

  private FollowUp.Status status() {
    return followUp().status();
  }
}
