package dev.pillowmint.decision.command;

import dev.pillowmint.decision.decide.Decision;
import dev.pillowmint.decision.decide.Proof;
import dev.pillowmint.decision.decide.Spoken;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.PolicyTest;
import dev.pillowmint.decision.policy.Rule;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "explain",
    description = "Says what a policy decides about an event, and why.",
    footer = {
      "",
      "EVENT is a YAML or JSON file: an event as it is published to /v1/events, or \"given\" and",
      "\"when\" as in a test."
    })
final class ExplainCommand implements Callable<Integer> {
  @Mixin private final Documents documents = new Documents();

  @Parameters(paramLabel = "FILE", description = "the policy")
  private Path file = Path.of("");

  @Parameters(paramLabel = "EVENT", description = "what happens; - reads from the pipe")
  private Path event = Path.of("");

  @Spec private CommandSpec spec;

  ExplainCommand() {
    spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    Policy policy = documents.policy(file);
    PolicyTest situation = documents.situation(event);
    Proof proof = Proof.of(policy, situation);
    for (int i = 0; i < situation.steps().size(); i++) {
      explain(policy, situation.steps().get(i), proof.decided().get(i));
    }
    return 0;
  }

  private void explain(Policy policy, PolicyTest.Step step, Optional<Decision> decided) {
    PrintWriter out = spec.commandLine().getOut();
    String type = step.event().type();
    out.println(Ink.BOLD.on("%s at %s".formatted(type, step.event().time())));
    String by = decided.map(d -> d.moment().rule()).orElse("");
    List<Rule> rules = policy.rulesOn(type);
    for (Rule rule : rules) {
      boolean decides = rule.name().equals(by);
      String condition = rule.condition().map(c -> "when " + c).orElse("whenever it happens");
      out.printf(
          "  %s %s: %s%n",
          decides ? Ink.GREEN.on("decides     ") : "does not fit", rule.name(), oneLine(condition));
      if (decides) {
        break;
      }
    }
    decided.ifPresentOrElse(
        decision -> explain(decision, out),
        () ->
            out.println(
                rules.isEmpty()
                    ? "  No rule is on " + type + ": it is remembered, and nothing is decided."
                    : "  No rule fits: it is remembered, and nothing is decided."));
  }

  private static void explain(Decision decision, PrintWriter out) {
    String outcome = Spoken.outcome(decision);
    out.println(
        Ink.BOLD.on(outcome) + (decision.reason().equals(outcome) ? "" : ": " + decision.reason()));
    decision.explanation().forEach(step -> out.println("  " + step));
    for (Map<String, String> gesture : Spoken.gestures(decision)) {
      out.println("  -");
      gesture.forEach((field, value) -> out.printf("    %s: %s%n", field, value));
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
