package dev.pillowmint.localstack.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

/** Stops everything, in order. */
@Command(
    name = "down",
    description = "Stops what runs: first the services, which finish what they began. Data stays.")
final class DownCommand implements Callable<Integer> {
  private static final long PATIENCE_SECONDS = 90;

  @Override
  public Integer call() throws IOException, ExecutionException, InterruptedException {
    StateFolder state = StateFolder.ofUp();
    Optional<RunningStack> known = RunningStack.read(state.running());
    if (known.isEmpty()) {
      System.out.println("Nothing runs.");
      return 0;
    }
    Progress progress = Progress.ofTerminal();
    progress.step("stopping: the services finish what they began, then the rest ends");
    known.get().owner().ifPresent(DownCommand::end);
    Running.endAbandoned(known.get());
    Files.deleteIfExists(state.running());
    progress.clear();
    System.out.println("Stopped.");
    return 0;
  }

  private static void end(ProcessHandle owner) {
    owner.destroy();
    try {
      owner.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      owner.destroyForcibly();
    } catch (ExecutionException | InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
