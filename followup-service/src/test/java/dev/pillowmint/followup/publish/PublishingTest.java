package dev.pillowmint.followup.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.followup.plan.FollowUp;
import dev.pillowmint.followup.plan.FollowUpChanged;
import dev.pillowmint.followup.plan.Outbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PublishingTest {
  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void shouldGoOnWhateverGoesWrong() {
    Publishing<FollowUp> publishing =
        new Publishing<>(
            new FailingOutbox(
                List.of(
                    new IllegalStateException("unheard of"),
                    new UncheckedIOException(new IOException("connection refused")))),
            List::size,
            FollowUpChanged.class,
            "follow-ups");
    publishing.begin();
    await().atMost(Duration.ofSeconds(20)).until(() -> attempts.get() > 3);
    publishing.stop();
    int afterTheEnd = attempts.get();
    assertThat(publishing.isRunning()).isFalse();
    await()
        .during(Duration.ofMillis(500))
        .atMost(Duration.ofSeconds(5))
        .until(() -> attempts.get() == afterTheEnd);
  }

  /** Fails as told, then is empty. */
  private final class FailingOutbox implements Outbox<FollowUp> {
    private final List<RuntimeException> faults;

    FailingOutbox(List<RuntimeException> faults) {
      this.faults = faults;
    }

    @Override
    public int drain(int limit, Publisher<FollowUp> publisher) {
      int attempt = attempts.getAndIncrement();
      if (attempt < faults.size()) {
        throw faults.get(attempt);
      }
      return 0;
    }

    @Override
    public long waiting() {
      return 0;
    }
  }
}
