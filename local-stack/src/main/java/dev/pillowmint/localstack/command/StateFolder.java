package dev.pillowmint.localstack.command;

import dev.pillowmint.localstack.process.Checkout;
import dev.pillowmint.localstack.process.Folders;
import dev.pillowmint.localstack.process.LocalStackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where the command keeps everything: one ignored folder of the checkout, with a part of its own
 * for {@code up}, whose data stays, and for {@code demo}, which starts afresh each time.
 */
final class StateFolder {
  private static final long ENOUGH_BYTES = 500L << 20;

  private final Path root;
  private final String use;

  private StateFolder(Path root, String use) {
    this.root = root;
    this.use = use;
  }

  static Path all() {
    return Checkout.root().resolve(".pillowmint");
  }

  static StateFolder ofUp() {
    return new StateFolder(all(), "up");
  }

  static StateFolder ofDemo() {
    return new StateFolder(all(), "demo");
  }

  static StateFolder of(String use) {
    return new StateFolder(all(), use);
  }

  String use() {
    return use;
  }

  Path data(String part) {
    return root.resolve(use).resolve(fileName(part));
  }

  Path log(String part) {
    return logs().resolve(fileName(part) + ".log");
  }

  Path logs() {
    return root.resolve(use).resolve("logs");
  }

  /** Which stack runs now, whichever use it has. */
  Path running() {
    return root.resolve("running.json");
  }

  /** Makes it, and refuses to begin on a nearly full disk. */
  StateFolder prepare() {
    try {
      Files.createDirectories(logs());
      long free = Files.getFileStore(root).getUsableSpace();
      if (free < ENOUGH_BYTES) {
        throw new LocalStackException(
            "Only %d MB are free on the disk of %s; the stack needs at least %d MB."
                .formatted(free >> 20, root, ENOUGH_BYTES >> 20));
      }
      return this;
    } catch (IOException e) {
      throw new LocalStackException("%s cannot be used: %s".formatted(root, e.getMessage()), e);
    }
  }

  /** Forgets what earlier runs of this use left. */
  StateFolder clear() {
    try {
      Folders.delete(root.resolve(use));
      return this;
    } catch (IOException e) {
      throw new LocalStackException(
          "%s cannot be emptied: %s".formatted(root.resolve(use), e.getMessage()), e);
    }
  }

  private static String fileName(String part) {
    return part.toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
