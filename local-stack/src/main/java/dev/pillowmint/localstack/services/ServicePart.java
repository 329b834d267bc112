package dev.pillowmint.localstack.services;

import dev.pillowmint.localstack.parts.Part;
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

/**
 * A service as a part of the stack.
 *
 * @param service which
 * @param port where it serves
 * @param managementPort where it answers about its health and metrics
 * @param environment its configuration besides the ports
 */
public record ServicePart(
    Service service, int port, int managementPort, Map<String, String> environment)
    implements Part {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<String> FLAGS =
      List.of(
          "-Xmx256m",
          "--enable-native-access=ALL-UNNAMED",
          "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=dev.pillowmint");

  public ServicePart {
    environment = Map.copyOf(environment);
  }

  @Override
  public String name() {
    return service.module();
  }

  @Override
  public Duration grace() {
    return Duration.ofSeconds(30);
  }

  /** Root of its own API. */
  public URI url() {
    return URI.create("http://localhost:" + port);
  }

  /** Root of what the management port serves. */
  public URI managementUrl() {
    return URI.create("http://localhost:" + managementPort + "/actuator");
  }

  @Override
  public ChildProcess start(Path log) {
    Ports.require(port, "the " + name());
    Ports.require(managementPort, "the management port of the " + name());
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.put("SERVER_PORT", String.valueOf(port));
    all.put("MANAGEMENT_SERVER_PORT", String.valueOf(managementPort));
    String classpath = service.jar() + File.pathSeparator + Checkout.leash();
    return new ChildJvm(
            name(),
            classpath,
            "org.springframework.boot.loader.launch.JarLauncher",
            FLAGS,
            List.of(),
            all,
            true)
        .start(Checkout.root(), log);
  }

  @Override
  public void awaitReady(ChildProcess child) {
    Readiness.await(child, PATIENCE, this::answers);
  }

  @Override
  public boolean answers() throws Exception {
    return Readiness.answers(URI.create(managementUrl() + "/health/readiness"));
  }
}
