package dev.pillowmint.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;

/** The stack in containers, where Docker answers. */
class DockerStackTest extends TestStackContract {
  private static final TestStack STACK = new DockerStack();

  @BeforeAll
  static void needsDocker() {
    String chosen = System.getProperty("pillowmint.stack", "");
    assumeTrue(!chosen.equals("local"), "-Dpillowmint.stack=local");
    if (chosen.equals("docker")) {
      assertThat(DockerStack.isPossible()).as("Docker answers").isTrue();
    }
    assumeTrue(DockerStack.isPossible(), "Docker does not answer");
  }

  @Override
  TestStack stack() {
    return STACK;
  }
}
