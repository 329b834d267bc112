package dev.pillowmint.benchmarks.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.benchmarks.intake.LoadBenchmark.Outcome;
import dev.pillowmint.benchmarks.intake.LoadBenchmark.Size;
import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.CustomerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** That it counts; how fast and in how much memory, only {@code ./pillowmint bench load} says. */
@Tag("stack")
class LoadBenchmarkTest {
  @Test
  void shouldCountWhatWasAcceptedAndWhatIsThere() throws Exception {
    Size size = new Size(20, 6, Duration.ofSeconds(3), Duration.ofSeconds(3));

    Outcome outcome = new LoadBenchmark(size).run();

    assertThat(outcome.lost()).isZero();
    assertThat(outcome.accepted()).isPositive();
    assertThat(outcome.statuses().get(202)).as("batches %s", outcome).isPositive();
    assertThat(outcome.quiet().perSecond()).isPositive();
    assertThat(outcome.resident()).isGreaterThan(50L * 1024 * 1024);
    assertThat(outcome.leastHeld()).isPositive();
  }

  @Test
  void shouldMissWhatIsNotThereAndSeeWhatIsThereTwice() {
    TopicReading topic = new TopicReading();
    String run = "counted-" + System.nanoTime();
    send(run, IntStream.of(0, 1, 3, 3));
    send(run + "0", IntStream.of(2));

    TopicReading.Found found = topic.of(run);

    assertThat(found.numbers()).isEqualTo(BitSet.valueOf(new long[] {0b1011}));
    assertThat(found.again()).isEqualTo(1);
    assertThat(new TopicReading().of(run).numbers().isEmpty()).as("before its start").isTrue();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Closing waits for what is sent.
  private static void send(String run, IntStream numbers) {
    TestStack stack = TestStack.shared();
    try (KafkaProducer<String, CustomerEvent> producer =
        BareProducer.producer(stack.bootstrapServers(), stack.registryUrl())) {
      numbers.forEach(
          n ->
              producer.send(
                  new ProducerRecord<>("customer-events", "C", Fees.avro(run, n, Instant.EPOCH))));
    }
  }
}
