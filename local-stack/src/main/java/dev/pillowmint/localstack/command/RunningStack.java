package dev.pillowmint.localstack.command;

import dev.pillowmint.localstack.process.LocalStackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What runs, as noted in the state folder by the process that owns it.
 *
 * @param use "up" or "demo"
 * @param pid of the owner
 * @param startedMillis when the owner started, against a process id that was given anew
 * @param ports the port plan in use
 * @param parts in the order they started
 */
record RunningStack(
    String use, long pid, long startedMillis, PortPlan ports, List<RunningPart> parts) {
  private static final JsonMapper JSON = new JsonMapper();

  RunningStack {
    parts = List.copyOf(parts);
  }

  /** One child process. */
  record RunningPart(String name, int port, long pid, String log) {}

  /** This process as the owner. */
  static RunningStack ownedHere(String use, PortPlan ports, List<RunningPart> parts) {
    ProcessHandle me = ProcessHandle.current();
    return new RunningStack(use, me.pid(), started(me), ports, parts);
  }

  /** The stack that runs now, if its owner does. */
  static Optional<RunningStack> find(Path file) {
    return read(file).filter(s -> s.owner().isPresent());
  }

  static Optional<RunningStack> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readString(file), RunningStack.class));
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  /** Notes it, all or nothing. */
  void write(Path file) {
    try {
      Path unfinished = file.resolveSibling(file.getFileName() + ".part");
      Files.writeString(unfinished, JSON.writeValueAsString(this));
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LocalStackException("%s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** The owner's process, if it is still the same. */
  Optional<ProcessHandle> owner() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(p -> started(p) == startedMillis);
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
  }
}
