package dev.pillowmint.localstack.command;

import dev.pillowmint.localstack.process.Leash;
import dev.pillowmint.localstack.process.LocalStackException;
import java.util.Optional;

/** What of the stack runs on this machine. */
final class Running {
  private Running() {}

  /**
   * Makes sure that a stack can be started: none runs, and none that was killed left a process.
   *
   * @throws LocalStackException if one runs
   */
  static void requireNone(StateFolder state) {
    Optional<RunningStack> known = RunningStack.read(state.running());
    if (known.isEmpty()) {
      return;
    }
    if (known.get().owner().isPresent()) {
      throw new LocalStackException(
          "Pillowmint runs already (\"%s\", process %d). Stop it with ./pillowmint down."
              .formatted(known.get().use(), known.get().pid()));
    }
    endAbandoned(known.get());
  }

  /** Kills the children that outlived their owner; never a stranger with a reused process id. */
  static void endAbandoned(RunningStack stack) {
    stack.parts().stream()
        .flatMap(p -> ProcessHandle.of(p.pid()).stream())
        .filter(Running::isOurs)
        .forEach(ProcessHandle::destroyForcibly);
  }

  private static boolean isOurs(ProcessHandle process) {
    return process.info().commandLine().filter(c -> c.contains(Leash.class.getName())).isPresent();
  }
}
