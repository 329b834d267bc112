package dev.pillowmint.decision.command;

import dev.pillowmint.decision.decide.Decision;
import dev.pillowmint.decision.decide.Proof;
import java.io.PrintWriter;
import java.util.List;

/** Shows proofs as a test runner does. */
final class TestPrinter {
  private static final int MOST_NAMED = 10;

  private final PrintWriter out;

  TestPrinter(PrintWriter out) {
    this.out = out;
  }

  void print(TestCommand.Suite suite) {
    out.println(
        Ink.BOLD.on(
            "%s (%s, version %d)"
                .formatted(suite.file(), suite.policy().name(), suite.policy().version())));
    suite.proofs().forEach(this::print);
    List<String> untested = TestCommand.untested(suite);
    if (!suite.proofs().isEmpty() && !untested.isEmpty()) {
      String more = untested.size() > MOST_NAMED ? ", and " + (untested.size() - MOST_NAMED) : "";
      out.println(
          Ink.FAINT.on(
              "  no test reaches: "
                  + String.join(", ", untested.stream().limit(MOST_NAMED).toList())
                  + more));
    }
  }

  void summary(int ran, long failed) {
    if (ran == 0) {
      out.println(
          Ink.RED.on("No tests.")
              + " Write some under \"tests\" of the policy, or in a .tests.yaml file beside it.");
      return;
    }
    String counts = "%d %s, %d failed".formatted(ran - failed, "passed", failed);
    out.println((failed == 0 ? Ink.GREEN : Ink.RED).on(counts));
  }

  private void print(Proof proof) {
    if (proof.passed()) {
      out.println("  " + Ink.GREEN.on("ok") + "    " + proof.test().name());
      return;
    }
    out.println(
        "  %s  %s  %s"
            .formatted(
                Ink.RED.on("FAIL"),
                proof.test().name(),
                Ink.FAINT.on("(%s:%d)".formatted(proof.test().file(), proof.test().line()))));
    proof.differences().forEach(difference -> print(proof, difference));
    proof.differences().stream()
        .map(Proof.Difference::step)
        .distinct()
        .forEach(step -> proof.decided().get(step).ifPresent(this::because));
  }

  private void print(Proof proof, Proof.Difference difference) {
    out.println("        " + what(proof, difference));
    out.println("          expected  " + Ink.GREEN.on(difference.expected()));
    out.println("          actual    " + Ink.RED.on(difference.actual()));
  }

  private void because(Decision decision) {
    decision.explanation().forEach(step -> out.println("        " + Ink.FAINT.on("| " + step)));
  }

  static String what(Proof proof, Proof.Difference difference) {
    return proof.test().steps().size() == 1
        ? difference.what()
        : "step %d, %s".formatted(difference.step() + 1, difference.what());
  }
}
