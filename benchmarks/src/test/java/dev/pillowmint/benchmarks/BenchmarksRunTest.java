package dev.pillowmint.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.benchmarks.decide.DecideBenchmark;
import dev.pillowmint.benchmarks.stream.StateBenchmark;
import dev.pillowmint.benchmarks.stream.TopologyBenchmark;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** That they run; how fast, only {@code ./pillowmint bench} says. */
class BenchmarksRunTest {
  @Test
  void shouldRunEveryDecision() throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(DecideBenchmark.class.getName())
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(10))
            .shouldFailOnError(true)
            .build();

    assertThat(new Runner(options).run()).hasSize(8);
  }

  @Test
  void shouldKnowTheSizeOfAYearsState() {
    assertThat(new StateBenchmark().medianBytes()).isBetween(100, 1024);
  }

  @Test
  @Tag("stack")
  void shouldRunBothTopologies() throws InterruptedException {
    TopologyBenchmark.Rates rates = new TopologyBenchmark(5).run(0);

    assertThat(rates.deciding()).isPositive();
    assertThat(rates.bare()).isPositive();
  }

  @Test
  @Tag("stack")
  void shouldRestoreEveryCustomer() throws InterruptedException, ExecutionException {
    assertThat(new StateBenchmark().restore(200).customers()).isEqualTo(200);
  }
}
