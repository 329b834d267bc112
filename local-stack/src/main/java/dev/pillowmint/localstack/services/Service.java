package dev.pillowmint.localstack.services;

import dev.pillowmint.localstack.process.Checkout;
import dev.pillowmint.localstack.process.LocalStackException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** One of the services that the build makes a runnable jar of. */
public enum Service {
  /** Takes events in. */
  INTAKE("intake-service"),
  /** Decides. */
  DECISION("decision-service"),
  /** Sees promises through. */
  FOLLOWUP("followup-service");

  private final String module;

  Service(String module) {
    this.module = module;
  }

  /** Its name, the same as its module's folder. */
  public String module() {
    return module;
  }

  /**
   * The runnable jar.
   *
   * @throws LocalStackException if it is not built; says how to build it
   */
  public Path jar() {
    Path target = Checkout.root().resolve(module).resolve("target");
    if (Files.isDirectory(target)) {
      try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, module + "-*.jar")) {
        for (Path jar : jars) {
          return jar;
        }
      } catch (IOException e) {
        throw new LocalStackException("%s cannot be read".formatted(target), e);
      }
    }
    throw new LocalStackException(
        "The %s is not built. Build it with: mvn -pl %s -am package -DskipTests"
            .formatted(module, module));
  }
}
