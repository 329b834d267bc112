package dev.pillowmint.localstack.parts;

import dev.pillowmint.localstack.process.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;

/** Something that runs as a child process: how it starts, when it is ready, how it ends. */
public interface Part {
  /** For people, e.g. "Kafka broker". */
  String name();

  /** The port that others use it by. */
  int port();

  /** How long it may take to end in order. */
  Duration grace();

  /**
   * Starts it without waiting.
   *
   * @throws dev.pillowmint.localstack.process.LocalStackException with one clear line, e.g. if its
   *     port is taken
   */
  ChildProcess start(Path log);

  /**
   * Waits until it can be used.
   *
   * @throws dev.pillowmint.localstack.process.LocalStackException if it ends, or is not ready in
   *     time
   */
  void awaitReady(ChildProcess child);

  /** Whether it can be used now. An exception means no, too. */
  boolean answers() throws Exception;
}
