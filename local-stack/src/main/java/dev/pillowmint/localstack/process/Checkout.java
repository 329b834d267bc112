package dev.pillowmint.localstack.process;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The checkout that this code was built in. Found from where its classes lie, so that it works from
 * any module's test, from the IDE and from the command alike.
 */
public final class Checkout {
  private static final Path TARGET = classes().toAbsolutePath().resolve("..").normalize();

  private Checkout() {}

  /** The checkout's root folder. */
  public static Path root() {
    return target().resolve("../..").normalize();
  }

  /** What local-stack's build made. */
  public static Path target() {
    return TARGET;
  }

  /** Everything that a child JVM of this module runs with, as a class path. */
  public static String classpath() {
    Path file = built("stack.classpath");
    try {
      return classes() + File.pathSeparator + Files.readString(file).strip();
    } catch (IOException e) {
      throw new LocalStackException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** The classes of this module alone: enough for {@link Leash}. */
  public static Path leash() {
    return classes();
  }

  /** The unpacked schema registry. */
  public static Path registry() {
    return built("registry");
  }

  private static Path built(String name) {
    Path path = target().resolve(name);
    if (!Files.exists(path)) {
      throw new LocalStackException(
          path + " is missing. Build it with: mvn -pl local-stack -am package -DskipTests");
    }
    return path;
  }

  private static Path classes() {
    try {
      return Path.of(Checkout.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The classes' own place is no path", e);
    }
  }
}
