package dev.pillowmint.decision.command;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.decide.Decision;
import dev.pillowmint.decision.decide.Proof;
import dev.pillowmint.decision.decide.Spoken;
import dev.pillowmint.decision.policy.Fitting;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.PolicyTest;
import dev.pillowmint.decision.policy.Rule;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
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
    List<Seen> seen = new ArrayList<>();
    Proof proof =
        Proof.of(policy, situation, (event, customer) -> seen.add(new Seen(event, customer)));
    for (int i = 0; i < seen.size(); i++) {
      explain(policy, seen.get(i), proof.decided().get(i));
    }
    return 0;
  }

  /** An event, and the customer before it. */
  private record Seen(Event event, CustomerState customer) {}

  private void explain(Policy policy, Seen seen, Optional<Decision> decided) {
    PrintWriter out = spec.commandLine().getOut();
    String type = seen.event().type();
    out.println(Ink.BOLD.on("%s at %s".formatted(type, seen.event().time())));
    String by = decided.map(d -> d.moment().rule()).orElse("");
    List<Rule> rules = policy.rulesOn(type);
    for (Rule rule : rules) {
      boolean decides = rule.name().equals(by);
      String condition = rule.condition().map(c -> "when " + c).orElse("whenever it happens");
      Fitting fitting = Fitting.of(policy, rule, seen.event(), seen.customer());
      out.printf(
          "  %s %s: %s%s%n",
          decides ? Ink.GREEN.on("decides     ") : "%-12s".formatted(fitting.verdict()),
          rule.name(),
          decides || fitting.why().isEmpty() ? "" : fitting.why() + "; ",
          oneLine(condition));
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
