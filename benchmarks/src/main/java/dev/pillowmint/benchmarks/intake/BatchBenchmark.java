package dev.pillowmint.benchmarks.intake;

import dev.pillowmint.localstack.TestStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Batches of a hundred over a few connections that stay open, beside the bare producer. */
public final class BatchBenchmark {
  private static final int BATCH = 100;
  private static final int CONNECTIONS = 4;

  private final int events;

  /**
   * @param events in each round, a multiple of a hundred
   */
  public BatchBenchmark(int events) {
    this.events = events;
  }

  /**
   * A round.
   *
   * @param perSecond events
   * @param nanos processor time of the process per event
   */
  public record Round(double perSecond, double nanos) {}

  /**
   * The rounds, in the order in which they ran.
   *
   * @param resident the service's memory at its highest, in bytes
   */
  public record Rounds(List<Round> intake, List<Round> bare, long resident) {}

  /** Turns between the two; a first round of the service only warms it up. */
  public Rounds run(int rounds) throws IOException, InterruptedException, ExecutionException {
    List<Round> intake = new ArrayList<>();
    List<Round> bare = new ArrayList<>();
    try (IntakeProcess service = new IntakeProcess(IntakeProcess.jar())) {
      publish(service, "warm");
      for (int round = 0; round < rounds; round++) {
        bare.add(bare());
        intake.add(publish(service, "round-" + round));
      }
      return new Rounds(intake, bare, service.mostResidentBytes());
    }
  }

  private Round publish(IntakeProcess service, String run)
      throws InterruptedException, ExecutionException {
    String unique = run + "-" + System.nanoTime();
    List<String> bodies =
        IntStream.range(0, events / BATCH)
            .mapToObj(batch -> Fees.batch(unique, batch * BATCH, BATCH))
            .toList();
    long cpu = service.processorTime().toNanos();
    long start = System.nanoTime();
    try (ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Future<?>> answers = new ArrayList<>();
      for (String body : bodies) {
        answers.add(
            connections.submit(
                () -> {
                  service.publish(body);
                  return null;
                }));
      }
      for (Future<?> answer : answers) {
        answer.get();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Round(events / seconds, (double) (service.processorTime().toNanos() - cpu) / events);
  }

  private Round bare() throws IOException, InterruptedException {
    TestStack stack = TestStack.shared();
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=dev.pillowmint.schemas",
                "-Xmx307m",
                "-cp",
                System.getProperty("java.class.path"),
                BareProducer.class.getName(),
                stack.bootstrapServers(),
                stack.registryUrl(),
                String.valueOf(events))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .reduce("", (first, last) -> last);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("The bare producer failed: " + said);
    }
    List<String> figures = List.of(said.split(" ", 2));
    return new Round(Double.parseDouble(figures.get(0)), Double.parseDouble(figures.get(1)));
  }
}
