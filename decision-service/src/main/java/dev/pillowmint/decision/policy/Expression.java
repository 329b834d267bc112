package dev.pillowmint.decision.policy;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A compiled expression.
 *
 * @param text as its author wrote it
 * @param program what runs
 * @param reads attributes of the event whose value it reads
 * @param tests attributes of the event that it asks for with {@code has()}
 * @param customerReads fields of the customer whose value it reads
 * @param outline what it looks like
 * @param wanted texts that attributes must equal for it to hold, by name of the attribute
 */
record Expression(
    String text,
    CelRuntime.Program program,
    Set<String> reads,
    Set<String> tests,
    Set<String> customerReads,
    Outline outline,
    Map<String, String> wanted) {

  Expression {
    reads = Set.copyOf(reads);
    tests = Set.copyOf(tests);
    customerReads = Set.copyOf(customerReads);
    wanted = Map.copyOf(wanted);
  }

  Answer ask(Facts facts) {
    try {
      Object value = Objects.requireNonNull(program.eval(facts));
      return value instanceof Boolean truth
          ? truth ? Answer.TRUE : Answer.FALSE
          : new Answer.Known(value);
    } catch (CelEvaluationException e) {
      return explain(e, facts);
    }
  }

  private Answer explain(CelEvaluationException failure, Facts facts) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof NoRateException noRate) {
        return new Answer.NoRate(String.valueOf(noRate.getMessage()));
      }
      if (cause instanceof NoValueException noValue) {
        return new Answer.Unpriced("no-value", String.valueOf(noValue.getMessage()));
      }
    }
    List<String> missing =
        java.util.stream.Stream.concat(
                reads.stream().filter(name -> facts.eventField(name) == null),
                customerReads.stream()
                    .filter(name -> facts.customerField(name) == null)
                    .map(name -> "customer." + name))
            .sorted()
            .toList();
    return missing.isEmpty()
        ? new Answer.Failed(String.valueOf(failure.getMessage()))
        : new Answer.NotStated(missing);
  }
}
