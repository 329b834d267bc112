package dev.pillowmint.localstack;

import dev.pillowmint.localstack.process.Checkout;
import dev.pillowmint.localstack.process.Folders;
import dev.pillowmint.localstack.process.LocalStackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One test JVM's folder, named by its process id. It stays after the JVM for its logs, until a
 * later test JVM finds its owner gone and deletes it.
 */
final class TestFolder {
  private static final Path ALL = Checkout.target().resolve("test-stack");

  private final Path root = ALL.resolve(String.valueOf(ProcessHandle.current().pid()));

  TestFolder() {
    try {
      Files.createDirectories(ALL);
      deleteAbandoned();
      Folders.delete(root);
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new LocalStackException("%s cannot be used: %s".formatted(root, e.getMessage()), e);
    }
  }

  Path data(String part) {
    return root.resolve(part);
  }

  Path log(String part) {
    return root.resolve(part.toLowerCase(Locale.ROOT).replace(' ', '-') + ".log");
  }

  private static void deleteAbandoned() throws IOException {
    try (Stream<Path> folders = Files.list(ALL)) {
      for (Path folder : folders.filter(f -> !owned(f)).toList()) {
        Folders.delete(folder);
      }
    }
  }

  private static boolean owned(Path folder) {
    return ProcessHandle.of(Long.parseLong(String.valueOf(folder.getFileName()))).isPresent();
  }
}
