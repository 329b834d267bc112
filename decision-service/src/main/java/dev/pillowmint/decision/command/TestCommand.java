package dev.pillowmint.decision.command;

import dev.pillowmint.decision.decide.Decision;
import dev.pillowmint.decision.decide.Proof;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.PolicyTest;
import dev.pillowmint.decision.policy.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "test",
    description = {
      "Runs a policy's tests: those under \"tests\" of its document, and those of the file beside it",
      "(house.tests.yaml for house.yaml)."
    })
final class TestCommand implements Callable<Integer> {
  @Mixin private final Documents documents = new Documents();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "the policies")
  private List<Path> files = List.of();

  @Option(names = "--tests", paramLabel = "FILE", description = "further tests, for every policy")
  private List<Path> tests = List.of();

  @Option(names = "--junit", paramLabel = "FILE", description = "also write JUnit XML there")
  private @Nullable Path junit;

  @Spec private CommandSpec spec;

  TestCommand() {
    spec = CommandSpec.create();
  }

  /** The proofs of one policy. */
  record Suite(Path file, Policy policy, List<Proof> proofs) {
    long failed() {
      return proofs.stream().filter(p -> !p.passed()).count();
    }
  }

  @Override
  public Integer call() {
    List<Suite> suites = files.stream().map(this::prove).toList();
    TestPrinter printer = new TestPrinter(spec.commandLine().getOut());
    suites.forEach(printer::print);
    int ran = suites.stream().mapToInt(s -> s.proofs().size()).sum();
    long failed = suites.stream().mapToLong(Suite::failed).sum();
    printer.summary(ran, failed);
    if (junit != null) {
      JUnitReport.write(junit, suites);
    }
    return failed > 0 || ran == 0 ? PolicyCommand.FAILED : 0;
  }

  private Suite prove(Path file) {
    Policy policy = documents.policy(file);
    PolicyCommand.warn(policy, spec.commandLine().getErr());
    List<PolicyTest> all = new ArrayList<>(documents.tests(file, policy));
    tests.forEach(more -> all.addAll(documents.testsIn(more, policy)));
    return new Suite(file, policy, all.stream().map(test -> Proof.of(policy, test)).toList());
  }

  /** Rules that decided no step of any test. */
  static List<String> untested(Suite suite) {
    Set<String> decided =
        suite.proofs().stream()
            .flatMap(p -> p.decided().stream())
            .flatMap(Optional<Decision>::stream)
            .map(d -> d.moment().rule())
            .collect(Collectors.toSet());
    return suite.policy().rules().stream()
        .map(Rule::name)
        .filter(name -> !decided.contains(name))
        .toList();
  }
}
