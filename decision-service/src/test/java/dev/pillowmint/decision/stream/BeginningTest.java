package dev.pillowmint.decision.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

class BeginningTest {
  private final AtomicBoolean broken = new AtomicBoolean(true);
  private final AtomicInteger attempts = new AtomicInteger();
  private final Beginning beginning =
      new Beginning(
          new NothingMissing(),
          new Streams(),
          new BackOff(Duration.ofMillis(2), Duration.ofMillis(10), RandomGenerator.getDefault()));

  @Test
  void shouldSayThatItCouldNotBeginAndTryAgainUntilItCan() {
    beginning.start();
    try {
      await().until(() -> attempts.get() >= 3);
      assertThat(beginning.waitsFor()).hasValueSatisfying(why -> assertThat(why).contains("again"));

      broken.set(false);

      await().until(() -> beginning.waitsFor().isEmpty());
    } finally {
      beginning.stop();
    }
  }

  private static final class NothingMissing extends Prerequisites {
    NothingMissing() {
      super(Map.of(), List.of(), new Registry(URI.create("http://localhost")), Optional::empty);
    }

    @Override
    Optional<String> missing() {
      return Optional.empty();
    }
  }

  private final class Streams extends StreamsBuilderFactoryBean {
    @Override
    public synchronized void start() {
      attempts.incrementAndGet();
      if (broken.get()) {
        throw new KafkaException("The state directory is locked");
      }
    }
  }
}
