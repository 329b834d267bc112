package dev.pillowmint.localstack.parts;

import dev.pillowmint.localstack.process.Checkout;
import dev.pillowmint.localstack.process.ChildJvm;
import dev.pillowmint.localstack.process.ChildProcess;
import dev.pillowmint.localstack.process.Ports;
import dev.pillowmint.localstack.process.Readiness;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Apicurio schema registry in a child JVM; schemas survive a restart. */
public final class SchemaRegistry implements Part {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Path folder;
  private final int port;
  private final int managementPort;

  /**
   * Describes a registry without starting it.
   *
   * @param folder for its data
   * @param managementPort where it answers about its health
   */
  public SchemaRegistry(Path folder, int port, int managementPort) {
    this.folder = folder;
    this.port = port;
    this.managementPort = managementPort;
  }

  @Override
  public String name() {
    return "schema registry";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Duration grace() {
    return GRACE;
  }

  /** Root of Apicurio's own API, as its serializer wants it. */
  public String url() {
    return "http://localhost:" + port + "/apis/registry/v3";
  }

  /** Root of the Confluent-compatible API. */
  public String ccompatUrl() {
    return "http://localhost:" + port + "/apis/ccompat/v7";
  }

  @Override
  public ChildProcess start(Path log) {
    Ports.require(port, "the schema registry");
    Ports.require(managementPort, "the schema registry");
    Path home = Checkout.registry();
    String classpath = home.resolve("quarkus-run.jar") + File.pathSeparator + Checkout.leash();
    return new ChildJvm(
            name(),
            classpath,
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
            List.of("-Xmx192m", "--add-opens=java.base/java.lang=ALL-UNNAMED"),
            List.of(),
            environment(),
            false)
        .start(home, log);
  }

  @Override
  public void awaitReady(ChildProcess child) {
    Readiness.await(child, PATIENCE, this::answers);
  }

  @Override
  public boolean answers() throws Exception {
    return Readiness.answers(URI.create("http://localhost:" + managementPort + "/health/ready"));
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("QUARKUS_HTTP_HOST", "localhost");
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    environment.put("QUARKUS_MANAGEMENT_HOST", "localhost");
    environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort));
    environment.put("APICURIO_STORAGE_KIND", "sql");
    environment.put("APICURIO_STORAGE_SQL_KIND", "h2");
    environment.put(
        "APICURIO_DATASOURCE_URL",
        "jdbc:h2:file:" + folder.resolve("schemas").toAbsolutePath() + ";DB_CLOSE_DELAY=-1");
    environment.put("APICURIO_RULES_GLOBAL_COMPATIBILITY", "FULL_TRANSITIVE");
    return environment;
  }
}
