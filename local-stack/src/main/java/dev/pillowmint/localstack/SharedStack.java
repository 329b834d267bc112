package dev.pillowmint.localstack;

import dev.pillowmint.localstack.process.LocalStackException;

/** Chooses how the one stack of this JVM is run. */
final class SharedStack {
  private static final TestStack STACK = choose(System.getProperty("pillowmint.stack", "local"));

  private SharedStack() {}

  static TestStack get() {
    return STACK;
  }

  private static TestStack choose(String way) {
    return switch (way) {
      case "local" -> new ProcessStack();
      default ->
          throw new LocalStackException(
              "-Dpillowmint.stack=%s is unknown; use local or docker".formatted(way));
    };
  }
}
