package dev.pillowmint.intake.webhook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where secrets are, since files of webhooks only refer to them. */
@FunctionalInterface
public interface Secrets {

  /** What stands there; empty: nothing, or it cannot be read. */
  Optional<String> find(String reference);

  /** {@code env:NAME}, an environment variable; {@code file:/path}, a file that holds one line. */
  static Secrets ofThisMachine() {
    return reference -> {
      if (reference.startsWith("env:")) {
        return Optional.ofNullable(System.getenv(reference.substring("env:".length())));
      }
      if (reference.startsWith("file:")) {
        try {
          return Optional.of(Files.readString(Path.of(reference.substring("file:".length()))));
        } catch (IOException | InvalidPathException e) {
          return Optional.empty();
        }
      }
      return Optional.empty();
    };
  }
}
