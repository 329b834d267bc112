package dev.pillowmint.followup.send.guard;

import static dev.pillowmint.followup.send.Messages.aMail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.followup.SettableClock;
import dev.pillowmint.followup.plan.Message;
import dev.pillowmint.followup.plan.Outcome;
import dev.pillowmint.followup.plan.Sender;
import dev.pillowmint.followup.send.FaultyServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class GuardedTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Message MESSAGE = aMail("ada@example.org");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final AtomicReference<Outcome> answer = new AtomicReference<>(Outcome.ACCEPTED);
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void shouldPassOnWhatTheChannelSays() {
    try (Guarded guarded = guarded(this::answer, 2, LONG)) {
      assertThat(guarded.send(MESSAGE)).isEqualTo(Outcome.ACCEPTED);
      answer.set(Outcome.REFUSED);
      assertThat(guarded.send(MESSAGE)).isEqualTo(Outcome.REFUSED);
      assertThat(sends("accepted")).isEqualTo(1);
      assertThat(sends("refused")).isEqualTo(1);
      assertThat(metrics.get("pillowmint.channel.send").timer().count()).isEqualTo(2);
    }
  }

  @Test
  void shouldLeaveAChannelAloneThatDoesNotAnswerAndTryAgainLater() {
    try (Guarded guarded = guarded(this::answer, 2, LONG)) {
      answer.set(Outcome.AWAY);
      for (int i = 0; i < 5; i++) {
        assertThat(guarded.send(MESSAGE)).isEqualTo(Outcome.AWAY);
      }
      assertThat(guarded.send(MESSAGE)).isEqualTo(new Outcome.Closed(Duration.ofSeconds(30)));
      assertThat(gauge("pillowmint.channel.breaker")).isEqualTo(1);
      clock.advance(Duration.ofSeconds(20));
      assertThat(guarded.send(MESSAGE)).isEqualTo(new Outcome.Closed(Duration.ofSeconds(10)));
      assertThat(asked).hasValue(5);

      clock.advance(Duration.ofSeconds(11));
      answer.set(Outcome.ACCEPTED);
      assertThat(guarded.send(MESSAGE)).isEqualTo(Outcome.ACCEPTED);
      assertThat(gauge("pillowmint.channel.breaker")).isEqualTo(0.5);
      assertThat(guarded.send(MESSAGE)).isEqualTo(Outcome.ACCEPTED);
      assertThat(gauge("pillowmint.channel.breaker")).isZero();
    }
  }

  @Test
  void shouldLeaveItAloneForAnotherWhileIfItStillDoesNotAnswer() {
    try (Guarded guarded = guarded(this::answer, 2, LONG)) {
      answer.set(Outcome.AWAY);
      for (int i = 0; i < 5; i++) {
        guarded.send(MESSAGE);
      }
      for (int hour = 0; hour < 12; hour++) {
        clock.advance(Duration.ofMinutes(5));
        guarded.send(MESSAGE);
        guarded.send(MESSAGE);
        assertThat(guarded.send(MESSAGE)).isInstanceOf(Outcome.Closed.class);
      }
      assertThat(asked).hasValue(5 + 12 * 2);
    }
  }

  @Test
  void shouldNotTakeRefusalsForAChannelThatIsAway() {
    try (Guarded guarded = guarded(this::answer, 2, LONG)) {
      answer.set(Outcome.REFUSED);
      for (int i = 0; i < 50; i++) {
        assertThat(guarded.send(MESSAGE)).isEqualTo(Outcome.REFUSED);
      }
    }
  }

  @Test
  void shouldTurnAwayWhatHasNoPlaceWithoutWaiting() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Sender slow =
        message -> {
          asked.incrementAndGet();
          awaitUninterrupted(end);
          return Outcome.ACCEPTED;
        };
    try (Guarded guarded = guarded(slow, 2, LONG)) {
      Thread one = Thread.ofVirtual().start(() -> guarded.send(MESSAGE));
      Thread two = Thread.ofVirtual().start(() -> guarded.send(MESSAGE));
      await().until(() -> asked.get() == 2);
      assertThat(gauge("pillowmint.channel.under.way")).isEqualTo(2);
      assertThat(guarded.send(MESSAGE)).isInstanceOf(Outcome.Busy.class);
      end.countDown();
      one.join();
      two.join();
      assertThat(guarded.send(MESSAGE)).isEqualTo(Outcome.ACCEPTED);
    }
  }

  @Test
  void shouldEndTheConnectionOfWhoDripsOnAndOn() {
    try (FaultyServer dripping = drip();
        Guarded guarded = guarded(message -> read(dripping.port()), 1, Duration.ofMillis(300))) {
      assertThat(guarded.send(MESSAGE)).isEqualTo(Outcome.AWAY);
      await().until(() -> dripping.stillOpen() == 0);
      await().until(() -> gauge("pillowmint.channel.under.way") == 0);
    }
  }

  @Test
  void shouldKeepThePlaceOfAnAttemptThatCannotBeEnded() {
    CountDownLatch end = new CountDownLatch(1);
    Sender stubborn =
        message -> {
          awaitUninterrupted(end);
          return Outcome.ACCEPTED;
        };
    try (Guarded guarded = guarded(stubborn, 1, Duration.ofMillis(100))) {
      assertThat(guarded.send(MESSAGE)).isEqualTo(Outcome.AWAY);
      assertThat(guarded.send(MESSAGE)).isInstanceOf(Outcome.Busy.class);
      end.countDown();
      await().until(() -> guarded.send(MESSAGE).equals(Outcome.ACCEPTED));
    }
  }

  @Test
  void shouldPassAFaultOnAndGiveThePlaceBack() {
    Sender broken =
        message -> {
          throw new UnsupportedOperationException("a bug");
        };
    try (Guarded guarded = guarded(broken, 1, LONG)) {
      for (int i = 0; i < 3; i++) {
        assertThatIllegalStateException()
            .isThrownBy(() -> guarded.send(MESSAGE))
            .withMessageContaining("a bug");
      }
    }
  }

  private Guarded guarded(Sender sender, int atOnce, Duration timeout) {
    BreakerSettings settings = new BreakerSettings(20, 5, 50, Duration.ofSeconds(30));
    return new Guarded(
        "email",
        sender,
        new Limits(atOnce, timeout),
        new Breaker("email", settings, clock),
        new ChannelMeters(metrics));
  }

  private Outcome answer(Message message) {
    asked.incrementAndGet();
    return answer.get();
  }

  private double sends(String outcome) {
    return metrics.get("pillowmint.channel.sends").tag("outcome", outcome).counter().count();
  }

  private double gauge(String name) {
    return metrics.get(name).tag("channel", "email").gauge().value();
  }

  /** A byte now and then, so that no time-out of a single read ever ends it. */
  private static FaultyServer drip() {
    return new FaultyServer(
        (in, out) -> {
          while (true) {
            out.write('2');
            out.flush();
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
          }
        });
  }

  private static Outcome read(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getInputStream().readAllBytes();
      return Outcome.ACCEPTED;
    } catch (IOException e) {
      return Outcome.AWAY;
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
