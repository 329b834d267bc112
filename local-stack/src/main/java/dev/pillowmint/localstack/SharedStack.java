package dev.pillowmint.localstack;

import dev.pillowmint.localstack.process.LocalStackException;
import org.jspecify.annotations.Nullable;

/** Chooses how the one stack of this JVM is run. */
final class SharedStack {
  private static final TestStack STACK = choose(System.getProperty("pillowmint.stack"));

  private SharedStack() {}

  static TestStack get() {
    return STACK;
  }

  static TestStack choose(@Nullable String way) {
    return switch (way) {
      case null -> DockerStack.isPossible() ? new DockerStack() : new ProcessStack();
      case "local" -> new ProcessStack();
      case "docker" -> docker();
      default ->
          throw new LocalStackException(
              "-Dpillowmint.stack=%s is unknown; use local or docker".formatted(way));
    };
  }

  private static TestStack docker() {
    if (!DockerStack.isPossible()) {
      throw new LocalStackException(
          "-Dpillowmint.stack=docker, but Docker does not answer. Start it, or use local.");
    }
    return new DockerStack();
  }
}
