package dev.pillowmint.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;

/** The stack in containers, where Docker answers. */
class DockerStackTest extends TestStackContract {
  private static final TestStack STACK = new DockerStack();

  @BeforeAll
  static void needsDocker() {
    if (isRequired("PILLOWMINT_REQUIRE_DOCKER") || isRequired("PILLOWMINT_REQUIRE_ALL")) {
      assertThat(DockerStack.isPossible()).as("Docker answers").isTrue();
    }
    assumeTrue(
        !"local".equals(System.getProperty("pillowmint.stack")) && DockerStack.isPossible(),
        "Docker does not answer, or -Dpillowmint.stack=local");
  }

  @Override
  TestStack stack() {
    return STACK;
  }

  private static boolean isRequired(String variable) {
    return Boolean.parseBoolean(System.getenv(variable));
  }
}
