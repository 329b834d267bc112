package dev.pillowmint.benchmarks.intake;

import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.CustomerEvent;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Single events at a steady rate, each sent when it is due, however slow the ones before it are:
 * what is measured is from then on, so that a pause counts for all that it held up.
 */
public final class SingleBenchmark {
  private static final int PER_SECOND = 500;
  private static final double P99 = 0.99;

  private final int seconds;
  private final Clock clock;

  /**
   * @param clock of the events' times
   */
  public SingleBenchmark(int seconds, Clock clock) {
    this.seconds = seconds;
    this.clock = clock;
  }

  /**
   * What was measured, in milliseconds.
   *
   * @param failed how many were not accepted, once the service was warm
   */
  public record Latencies(double intakeP99, double bareP99, double intakeP50, int failed) {}

  /** One event, sent and durable. */
  private interface Publishing {
    void publish(int n) throws IOException, InterruptedException, ExecutionException;
  }

  /** Each after a warm-up of its own. */
  public Latencies run() throws IOException, InterruptedException {
    AtomicInteger failed = new AtomicInteger();
    TestStack stack = TestStack.shared();
    double[] bare;
    try (KafkaProducer<String, CustomerEvent> producer =
        BareProducer.producer(stack.bootstrapServers(), stack.registryUrl())) {
      Publishing send =
          n -> {
            CustomerEvent event = Fees.avro("single-bare", n, clock.instant());
            producer
                .send(new ProducerRecord<>("customer-events", event.getCustomerId(), event))
                .get();
          };
      measure(send, new AtomicInteger());
      bare = measure(send, failed);
    }
    try (IntakeProcess service = new IntakeProcess(IntakeProcess.jar())) {
      String run = "single-" + System.nanoTime();
      measure(n -> service.publish(Fees.json(run + "-warm", n)), new AtomicInteger());
      double[] intake = measure(n -> service.publish(Fees.json(run, n)), failed);
      return new Latencies(at(intake, P99), at(bare, P99), at(intake, 0.5), failed.get());
    }
  }

  private double[] measure(Publishing publishing, AtomicInteger failed)
      throws InterruptedException {
    int count = seconds * PER_SECOND;
    double[] millis = new double[count];
    long begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 0; n < count; n++) {
        long due = begin + n * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
        long early = due - System.nanoTime();
        if (early > 0) {
          TimeUnit.NANOSECONDS.sleep(early);
        }
        int number = n;
        senders.execute(
            () -> {
              try {
                publishing.publish(number);
              } catch (IOException | ExecutionException | IllegalStateException e) {
                failed.incrementAndGet();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failed.incrementAndGet();
              }
              millis[number] = (System.nanoTime() - due) / 1e6;
            });
      }
    }
    Arrays.sort(millis);
    return millis;
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * share))];
  }
}
