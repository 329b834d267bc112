package dev.pillowmint.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;

/**
 * A service as the architecture sees it.
 *
 * @param root its root package
 * @param core its pure packages, below the root
 * @param edges its packages that carry, below the root
 * @param languages further packages that the core may import: its expression and document languages
 * @param classes its compiled main classes
 */
record Service(
    String root, List<String> core, List<String> edges, List<String> languages, Path classes) {

  static final Service INTAKE =
      new Service(
          "dev.pillowmint.intake",
          List.of("admission", "keys", "audit", "repair", "webhook"),
          List.of(
              "api",
              "publish",
              "access",
              "schema",
              "topics",
              "administration",
              "describe",
              "deadletters",
              "command"),
          // Guava: CEL's own API takes and gives its collections. Signatures are plain Java's HMAC.
          List.of("dev.cel..", "com.google.common.collect", "org.snakeyaml..", "javax.crypto.."),
          Path.of("../intake-service/target/classes"));

  static final Service DECISION =
      new Service(
          "dev.pillowmint.decision",
          List.of("policy", "customer", "decide", "learn"),
          List.of("stream", "policies", "api", "access", "command"),
          // Guava: CEL's own API takes and gives its collections.
          List.of(
              "dev.cel..",
              "com.google.common.collect",
              "org.snakeyaml..",
              "de.focus_shift.jollyday.."),
          Path.of("../decision-service/target/classes"));

  static final Service FOLLOWUP =
      new Service(
          "dev.pillowmint.followup",
          List.of("plan", "story", "insight"),
          List.of("listen", "store", "send", "publish", "worklist", "access", "setup"),
          List.of("de.focus_shift.jollyday.."),
          Path.of("../followup-service/target/classes"));

  static final Service CANARY =
      new Service(
          "dev.pillowmint.canary",
          List.of("core"),
          List.of("left", "right"),
          List.of(),
          Path.of("target/test-classes/dev/pillowmint/canary"));

  /** The real ones. */
  static List<Service> all() {
    return List.of(INTAKE, DECISION, FOLLOWUP);
  }

  JavaClasses imported() {
    return new ClassFileImporter().importPath(classes);
  }

  String[] corePackages() {
    return core.stream().map(c -> root + "." + c + "..").toArray(String[]::new);
  }

  String edgePackage(String edge) {
    return root + "." + edge + "..";
  }

  @Override
  public String toString() {
    return root;
  }
}
