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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** A single Kafka node (KRaft, broker and controller) in a child JVM; data survives a restart. */
public final class KafkaBroker implements Part {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration GRACE = Duration.ofSeconds(15);

  private final Path folder;
  private final int port;
  private final int controllerPort;
  private final BrokerSecurity security;

  /**
   * Describes a broker that everybody may use, without starting it.
   *
   * @param folder for its data and configuration
   */
  public KafkaBroker(Path folder, int port, int controllerPort) {
    this(folder, port, controllerPort, BrokerSecurity.NONE);
  }

  /**
   * Describes a broker without starting it.
   *
   * @param folder for its data and configuration
   */
  public KafkaBroker(Path folder, int port, int controllerPort, BrokerSecurity security) {
    this.folder = folder;
    this.port = port;
    this.controllerPort = controllerPort;
    this.security = security;
  }

  @Override
  public String name() {
    return "Kafka broker";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Duration grace() {
    return GRACE;
  }

  /** Address for clients on this machine. */
  public String bootstrapServers() {
    return "localhost:" + port;
  }

  @Override
  public ChildProcess start(Path log) {
    Ports.require(port, "the Kafka broker");
    Ports.require(controllerPort, "the Kafka broker");
    return ChildJvm.ofStack(
            name(),
            BrokerMain.class.getName(),
            List.of("-Xmx192m", "-Dpillowmint.authorizer.level=" + security.auditLevel()),
            Stream.concat(Stream.of(configuration().toString()), security.formatting().stream())
                .toList())
        .start(folder, log);
  }

  @Override
  public void awaitReady(ChildProcess child) {
    Readiness.await(child, PATIENCE, this::answers);
  }

  @Override
  public boolean answers() throws Exception {
    if (Ports.isFree(port)) {
      return false;
    }
    Map<String, Object> client = new HashMap<>(security.client());
    client.put("bootstrap.servers", bootstrapServers());
    client.put("request.timeout.ms", 3_000);
    client.put("default.api.timeout.ms", 4_000);
    try (Admin admin = Admin.create(client)) {
      return !admin.describeCluster().nodes().get().isEmpty();
    }
  }

  private Path configuration() {
    Path file = folder.resolve("server.properties").toAbsolutePath();
    try {
      Files.createDirectories(folder);
      Files.writeString(file, settings());
    } catch (IOException e) {
      throw new LocalStackException(
          "The Kafka broker cannot use %s: %s".formatted(folder, e.getMessage()), e);
    }
    return file;
  }

  private String settings() {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@localhost:%2$d
    listeners=%4$s://localhost:%1$d,CONTROLLER://localhost:%2$d
    advertised.listeners=%4$s://localhost:%1$d
    controller.listener.names=CONTROLLER
    log.dirs=%3$s
    auto.create.topics.enable=false
    group.initial.rebalance.delay.ms=0
    offsets.topic.replication.factor=1
    offsets.topic.num.partitions=6
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    transaction.state.log.num.partitions=6
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    log.cleaner.dedupe.buffer.size=4194304
    num.network.threads=2
    num.io.threads=4
    """
            .formatted(
                port,
                controllerPort,
                folder.resolve("log").toAbsolutePath().toString().replace('\\', '/'),
                security.protocol())
        + security.settings();
  }
}
