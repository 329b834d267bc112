package dev.pillowmint.decision.command;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.PolicyCompiler;
import dev.pillowmint.decision.policy.PolicyTest;
import dev.pillowmint.decision.policy.PolicyTests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Reads what the commands are given. */
final class Documents {
  @Option(
      names = "--event-types",
      paramLabel = "FOLDER",
      defaultValue = "${env:PILLOWMINT_CATALOGUE_FOLDER}",
      description = "a company's own event types, beside those that ship")
  private @Nullable Path eventTypes;

  private @Nullable EventTypes catalogue;

  EventTypes catalogue() {
    if (catalogue == null) {
      EventTypes shipped = EventTypes.shipped();
      catalogue = eventTypes == null ? shipped : shipped.and(eventTypes);
    }
    return catalogue;
  }

  Policy policy(Path file) {
    return policy(name(file), text(file));
  }

  Policy policy(String name, String text) {
    return new PolicyCompiler(catalogue()).compile(name, text);
  }

  /** The tests in the policy's own document and in the one beside it, if there is one. */
  List<PolicyTest> tests(Path file, Policy policy) {
    List<PolicyTest> tests = new ArrayList<>(testsIn(file, policy));
    beside(file).ifPresent(other -> tests.addAll(testsIn(other, policy)));
    return tests;
  }

  List<PolicyTest> testsIn(Path file, Policy policy) {
    return testsIn(name(file), text(file), policy);
  }

  List<PolicyTest> testsIn(String name, String text, Policy policy) {
    return new PolicyTests(catalogue(), policy).read(name, text);
  }

  /** One situation, to be explained. */
  PolicyTest situation(Path file) {
    return new PolicyTests(catalogue()).situation(name(file), text(file));
  }

  /** For {@code house.yaml} that is {@code house.tests.yaml}. */
  private static Optional<Path> beside(Path policy) {
    Path tests =
        policy.resolveSibling(
            String.valueOf(policy.getFileName()).replaceFirst("\\.ya?ml$", "") + ".tests.yaml");
    return Files.exists(tests) ? Optional.of(tests) : Optional.empty();
  }

  /** The file's text; {@code -} is standard input. */
  static String text(Path file) {
    try {
      return file.toString().equals("-")
          ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(file);
    } catch (IOException e) {
      throw UnreadableException.file(file, e);
    }
  }

  /** What faults call it: as the user gave it. */
  static String name(Path file) {
    return file.toString();
  }
}
