package dev.pillowmint.localstack.command;

import dev.pillowmint.localstack.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** What {@code up} leaves running: owns the child processes and ends them in order. */
@Command(
    name = "supervise",
    hidden = true,
    description = "Runs the stack in the foreground; \"up\" starts this.")
final class SuperviseCommand implements Callable<Integer> {
  static final String READY = "everything is ready";

  @Override
  public Integer call() throws InterruptedException {
    StateFolder state = StateFolder.ofUp().prepare();
    endInOrder(state);
    Progress progress = new Progress(System.out, false);
    new LocalStack(state, PortPlan.of(System.getenv()), Map.of()).start(progress);
    progress.step(READY);
    new CountDownLatch(1).await();
    return 0;
  }

  /** However this process ends, short of being killed: children first, then the note of them. */
  static void endInOrder(StateFolder state) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  ChildProcess.stopAll();
                  try {
                    Files.deleteIfExists(state.running());
                  } catch (IOException e) {
                    System.err.println("The note of what runs stays behind: " + e.getMessage());
                  }
                },
                "end-in-order"));
  }
}
