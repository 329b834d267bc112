package dev.pillowmint.localstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A running child process with its log file. Ends with this JVM at the latest. */
public final class ChildProcess {
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Set<ChildProcess> RUNNING = ConcurrentHashMap.newKeySet();

  /** Loaded with the first child: from then on, this JVM ends its children when it ends. */
  private static final class EndWithThisJvm {
    static {
      Runtime.getRuntime().addShutdownHook(new Thread(ChildProcess::stopAll, "stop-children"));
    }

    private EndWithThisJvm() {}

    static Set<ChildProcess> children() {
      return RUNNING;
    }
  }

  private static volatile boolean stopping;

  private final String name;
  private final Process process;
  private final Path log;
  private final boolean drainsFirst;

  private ChildProcess(String name, Process process, Path log, boolean drainsFirst) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.drainsFirst = drainsFirst;
  }

  /**
   * Starts it; its output goes to the end of the log file.
   *
   * @param drainsFirst whether it ends before those that do not, because it needs them to the last
   */
  static ChildProcess start(String name, ProcessBuilder builder, Path log, boolean drainsFirst) {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      Process process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      ChildProcess child = new ChildProcess(name, process, log, drainsFirst);
      EndWithThisJvm.children().add(child);
      RUNNING.removeIf(c -> !c.alive());
      return child;
    } catch (IOException e) {
      throw new LocalStackException("The %s cannot start: %s".formatted(name, e.getMessage()), e);
    }
  }

  /** For people, e.g. "Kafka broker". */
  public String name() {
    return name;
  }

  /** The operating system's process id. */
  public long pid() {
    return process.pid();
  }

  /** Where its output goes. */
  public Path log() {
    return log;
  }

  /** Whether it still runs. */
  public boolean alive() {
    return process.isAlive();
  }

  /** Asks it to end and waits; kills it after the grace time. */
  public void stop(Duration grace) {
    // Not Process.destroy(): that closes standard input too, and with it the leash.
    process.toHandle().destroy();
    if (!ended(grace)) {
      kill();
    }
  }

  /** Ends it at once, as a crash would. */
  public void kill() {
    process.destroyForcibly();
    ended(Duration.ofSeconds(10));
  }

  /** The end of its log, for an error message. */
  public String lastLines(int count) {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    } catch (IOException e) {
      return "(the log cannot be read: " + e.getMessage() + ")";
    }
  }

  private boolean ended(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whether children end because this JVM wants it so: no fault of theirs. */
  public static boolean isStopping() {
    return stopping;
  }

  /** Ends all that run: first those that need the others to drain, then the others. */
  public static void stopAll() {
    stopping = true;
    List<ChildProcess> all = List.copyOf(RUNNING);
    stopTogether(all.stream().filter(c -> c.drainsFirst).toList());
    stopTogether(all.stream().filter(c -> !c.drainsFirst).toList());
  }

  private static void stopTogether(List<ChildProcess> children) {
    children.forEach(c -> c.process.toHandle().destroy());
    children.forEach(c -> c.stop(GRACE));
  }
}
