package dev.pillowmint.decision.command;

import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.PolicyException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "check", description = "Says what is wrong with a policy, or that nothing is.")
final class CheckCommand implements Callable<Integer> {
  @Mixin private final Documents documents = new Documents();

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "the policy; - reads from the pipe")
  private List<Path> files = List.of();

  @Spec private CommandSpec spec;

  CheckCommand() {
    spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    int status = 0;
    for (Path file : files) {
      status = Math.max(status, check(file));
    }
    return status;
  }

  private int check(Path file) {
    String text = Documents.text(file);
    try {
      Policy policy = documents.policy(Documents.name(file), text);
      int tests = documents.testsIn(Documents.name(file), text, policy).size();
      spec.commandLine()
          .getOut()
          .printf(
              "%s: policy %s, version %d: %s%s. No faults.%n",
              file,
              policy.name(),
              policy.version(),
              counted(policy.rules().size(), "rule"),
              tests == 0 ? "" : ", " + counted(tests, "test"));
      PolicyCommand.warn(policy, spec.commandLine().getErr());
      return 0;
    } catch (PolicyException refused) {
      PolicyCommand.tell(refused, spec.commandLine().getErr());
      return PolicyCommand.FAILED;
    }
  }

  private static String counted(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
