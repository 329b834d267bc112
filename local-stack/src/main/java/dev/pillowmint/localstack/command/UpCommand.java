package dev.pillowmint.localstack.command;

import dev.pillowmint.localstack.process.Checkout;
import dev.pillowmint.localstack.process.LocalStackException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Starts everything and leaves it running. */
@Command(
    name = "up",
    description = "Starts broker, registry, database and the services, and leaves them running.")
final class UpCommand implements Callable<Integer> {
  private static final long PAUSE_MILLIS = 100;

  @Override
  public Integer call() throws IOException, InterruptedException {
    StateFolder state = StateFolder.ofUp();
    Running.requireNone(state);
    state.prepare();
    Path log = state.log("supervisor");
    Files.deleteIfExists(log);
    Process supervisor = start(log);
    Progress progress = Progress.ofTerminal();
    follow(supervisor, log, progress);
    progress.clear();
    System.out.println(Addresses.of(state, PortPlan.of(System.getenv())));
    System.out.println(
        """
          ./pillowmint play FILE   posts the events of a file
          ./pillowmint status      what runs
          ./pillowmint down        stops it\
        """);
    return 0;
  }

  private static Process start(Path log) throws IOException {
    List<String> command = new ArrayList<>();
    // Lives on when this terminal is closed.
    command.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dlogback.configurationFile=command-logback.xml");
    command.addAll(List.of("-cp", Checkout.classpath(), Pillowmint.class.getName(), "supervise"));
    return new ProcessBuilder(command)
        .directory(Checkout.root().toFile())
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static void follow(Process supervisor, Path log, Progress progress)
      throws IOException, InterruptedException {
    while (true) {
      boolean alive = supervisor.isAlive();
      List<String> lines = Files.readAllLines(log);
      for (String line : lines) {
        if (line.strip().equals(SuperviseCommand.READY)) {
          return;
        }
      }
      if (!alive) {
        progress.clear();
        throw new LocalStackException(
            String.join("\n", lines.stream().filter(l -> !l.startsWith("  ")).toList())
                .replaceFirst("^pillowmint: ", ""));
      }
      if (!lines.isEmpty() && lines.getLast().startsWith("  ")) {
        progress.step(lines.getLast().strip());
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }
}
