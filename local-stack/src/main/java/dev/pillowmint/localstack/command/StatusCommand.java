package dev.pillowmint.localstack.command;

import dev.pillowmint.localstack.command.RunningStack.RunningPart;
import dev.pillowmint.localstack.parts.Part;
import dev.pillowmint.localstack.services.ServicePart;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says what runs. */
@Command(
    name = "status",
    description =
        "Lists each part with port, process id, and whether it is ready or waits for something.")
final class StatusCommand implements Callable<Integer> {
  private static final String LINE = "  %-18s %-6s %-8s %s%n";

  @Override
  public Integer call() {
    Optional<RunningStack> running = RunningStack.find(StateFolder.ofUp().running());
    if (running.isEmpty()) {
      System.out.println("Nothing runs. Start it with ./pillowmint up or ./pillowmint demo.");
      return 1;
    }
    RunningStack stack = running.get();
    LocalStack parts = new LocalStack(StateFolder.of(stack.use()), stack.ports(), Map.of());
    System.out.printf(LINE, "part", "port", "process", "state");
    boolean ready = true;
    for (Part part : parts.parts()) {
      ready &= print(part, stack);
    }
    return ready ? 0 : 1;
  }

  private static boolean print(Part part, RunningStack stack) {
    Optional<RunningPart> noted =
        stack.parts().stream().filter(p -> p.name().equals(part.name())).findFirst();
    String state =
        noted
            .filter(p -> ProcessHandle.of(p.pid()).filter(ProcessHandle::isAlive).isPresent())
            .map(p -> state(part))
            .orElseGet(() -> noted.map(p -> "ended; see " + p.log()).orElse("not started yet"));
    String pid = noted.map(p -> String.valueOf(p.pid())).orElse("-");
    System.out.printf(LINE, part.name(), part.port(), pid, state);
    return state.equals("ready");
  }

  private static String state(Part part) {
    try {
      if (part.answers()) {
        return "ready";
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      return "does not answer yet";
    }
    return part instanceof ServicePart service ? Health.waitsFor(service) : "does not answer yet";
  }
}
