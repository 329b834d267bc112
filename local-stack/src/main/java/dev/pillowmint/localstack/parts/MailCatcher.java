package dev.pillowmint.localstack.parts;

import dev.pillowmint.localstack.process.ChildJvm;
import dev.pillowmint.localstack.process.ChildProcess;
import dev.pillowmint.localstack.process.LocalStackException;
import dev.pillowmint.localstack.process.Ports;
import dev.pillowmint.localstack.process.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An SMTP server in a child JVM that delivers nothing: every e-mail becomes a file. */
public final class MailCatcher implements Part {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Path folder;
  private final int port;

  /**
   * Describes a catcher without starting it.
   *
   * @param folder where the e-mails go, one {@code .eml} file each
   */
  public MailCatcher(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  @Override
  public String name() {
    return "mail catcher";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Duration grace() {
    return GRACE;
  }

  /** Where the e-mails are. */
  public Path folder() {
    return folder;
  }

  @Override
  public ChildProcess start(Path log) {
    Ports.require(port, "the mail catcher");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new LocalStackException(
          "The mail catcher cannot use %s: %s".formatted(folder, e.getMessage()), e);
    }
    return ChildJvm.ofStack(
            name(),
            MailMain.class.getName(),
            List.of("-Xmx48m"),
            List.of(folder.toAbsolutePath().toString(), String.valueOf(port)))
        .start(folder, log);
  }

  @Override
  public void awaitReady(ChildProcess child) {
    Readiness.await(child, PATIENCE, this::answers);
  }

  @Override
  public boolean answers() {
    return !Ports.isFree(port);
  }
}
