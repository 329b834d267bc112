package dev.pillowmint.benchmarks.decide;

import dev.pillowmint.decision.decide.Chosen;
import dev.pillowmint.decision.decide.Decision;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One decision; the twenty moments take turns. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecideBenchmark {

  /** The moments, one after the other. */
  @State(Scope.Thread)
  public static class Moments {
    private final List<Case> cases = Cases.all();
    private int next;

    Case next() {
      next = next + 1 == cases.size() ? 0 : next + 1;
      return cases.get(next);
    }
  }

  /** Twenty rules. */
  @State(Scope.Thread)
  public static class Twenty {
    private final PillowmintEngine engine = PillowmintEngine.ofTwenty();
  }

  /** Five hundred rules over all event types. */
  @State(Scope.Thread)
  public static class FiveHundred {
    private final PillowmintEngine engine = new PillowmintEngine(ManyRules.spread(500));
  }

  /** Five hundred rules, most of them for fees. */
  @State(Scope.Thread)
  public static class FiveHundredOnFees {
    private final PillowmintEngine engine = new PillowmintEngine(ManyRules.onFees(500));
    private final Case fee = Cases.all().getFirst();
  }

  /** Drools. */
  @State(Scope.Thread)
  public static class Drools {
    private final DroolsEngine engine = new DroolsEngine();
  }

  /** DMN. */
  @State(Scope.Thread)
  public static class Dmn {
    private final DmnEngine engine = new DmnEngine();
  }

  /** A whole decision. */
  @Benchmark
  public Optional<Decision> twenty(Moments moments, Twenty twenty) {
    return twenty.engine.decide(moments.next());
  }

  /** The rule that Pillowmint chooses, as the other engines do. */
  @Benchmark
  public Choice twentyRecognised(Moments moments, Twenty twenty) {
    return twenty.engine.recognise(moments.next());
  }

  /**
   * A whole decision, and its names and every word of why, also of what stands if a budget says no.
   */
  @Benchmark
  public int twentyInWords(Moments moments, Twenty twenty) {
    return twenty.engine.decide(moments.next()).map(DecideBenchmark::words).orElse(0);
  }

  private static int words(Decision decision) {
    int length = decision.moment().decisionId().length();
    for (Chosen gesture : decision.given()) {
      length += gesture.id().length();
    }
    for (String step : decision.explanation()) {
      length += step.length();
    }
    if (decision instanceof Decision.Granted granted) {
      for (Decision other : granted.otherwise().values()) {
        length += words(other);
      }
    }
    return length;
  }

  /** A whole decision among five hundred rules. */
  @Benchmark
  public Optional<Decision> fiveHundred(Moments moments, FiveHundred fiveHundred) {
    return fiveHundred.engine.decide(moments.next());
  }

  /** A whole decision about a fee among five hundred rules for fees. */
  @Benchmark
  public Optional<Decision> fiveHundredOnFees(FiveHundredOnFees onFees) {
    return onFees.engine.decide(onFees.fee);
  }

  /** The rule that Drools chooses, with one session for all. */
  @Benchmark
  public Choice droolsReused(Moments moments, Drools drools) {
    return drools.engine.choose(moments.next());
  }

  /** The rule that Drools chooses, with a session of the case's own. */
  @Benchmark
  public Choice droolsStateless(Moments moments, Drools drools) {
    return drools.engine.chooseStateless(moments.next());
  }

  /** The rule that DMN chooses. */
  @Benchmark
  public Choice dmn(Moments moments, Dmn dmn) {
    return dmn.engine.choose(moments.next());
  }
}
