package dev.pillowmint.localstack.command;

import dev.pillowmint.localstack.process.ChildProcess;
import dev.pillowmint.localstack.story.Page;
import dev.pillowmint.localstack.story.Paint;
import dev.pillowmint.localstack.story.Story;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays the sample day for real and tells it. */
@Command(
    name = "demo",
    description = {
      "Starts everything, plays a day at a company, and tells it as a story.",
      "Stays up until Ctrl-C. Each demo starts afresh; it does not touch the data of \"up\"."
    })
final class DemoCommand implements Callable<Integer> {
  private static final long LOOK_MILLIS = 1_000;

  @Option(
      names = "--exit",
      description =
          "Stop once the day is told; the status is 0 only if every decision is the expected one.")
  private boolean exit;

  @Override
  public Integer call() throws Exception {
    StateFolder state = StateFolder.ofDemo();
    Running.requireNone(state);
    state.clear().prepare();
    SuperviseCommand.endInOrder(state);
    Progress progress = Progress.ofTerminal();
    PortPlan ports = PortPlan.of(System.getenv());
    LocalStack stack = new LocalStack(state, ports, DemoDay.clockSettings());
    stack.start(progress);
    Story story = new DemoDay(stack, progress).play(ports.intake());
    System.out.println(Page.of(story, paint()));
    if (!exit) {
      stayUp(stack, Addresses.of(state, ports));
    }
    return story.check().passed() ? 0 : 1;
  }

  private static Paint paint() {
    boolean wanted = System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    return wanted && Boolean.getBoolean("pillowmint.terminal") ? Paint.colours() : Paint.none();
  }

  private static void stayUp(LocalStack stack, String addresses) throws InterruptedException {
    System.out.println("  It all stays up until Ctrl-C:");
    System.out.println(addresses);
    while (stack.ended().isEmpty()) {
      Thread.sleep(LOOK_MILLIS);
    }
    if (!ChildProcess.isStopping()) {
      System.out.println("  " + stack.ended());
    }
  }
}
