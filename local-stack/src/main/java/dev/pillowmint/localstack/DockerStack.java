package dev.pillowmint.localstack;

import dev.pillowmint.localstack.process.LocalStackException;
import dev.pillowmint.localstack.process.Ports;
import dev.pillowmint.provision.Provision;
import java.io.IOException;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The stack in containers. */
final class DockerStack implements TestStack {
  private static final int REGISTRY_PORT = 8080;
  private static final int REGISTRY_MANAGEMENT_PORT = 9000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final KafkaContainer broker =
      new KafkaContainer("apache/kafka:4.2.1")
          .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
          .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "6")
          .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "6");
  private final GenericContainer<?> registry =
      new GenericContainer<>("apicurio/apicurio-registry:3.3.3")
          .withExposedPorts(REGISTRY_PORT, REGISTRY_MANAGEMENT_PORT)
          .withEnv("APICURIO_RULES_GLOBAL_COMPATIBILITY", "FULL_TRANSITIVE")
          .waitingFor(
              Wait.forHttp("/health/ready")
                  .forPort(REGISTRY_MANAGEMENT_PORT)
                  .withStartupTimeout(PATIENCE));
  private final PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18");
  private final AtomicInteger databases = new AtomicInteger();
  private boolean streaming;

  /** Whether containers can be started here. */
  static boolean isPossible() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  @Override
  public String bootstrapServers() {
    stream();
    return broker.getBootstrapServers();
  }

  @Override
  public String registryUrl() {
    stream();
    return registryRoot() + "/apis/registry/v3";
  }

  @Override
  public String ccompatUrl() {
    stream();
    return registryRoot() + "/apis/ccompat/v7";
  }

  @Override
  public String jdbcUrl() {
    store();
    return postgres.getJdbcUrl();
  }

  @Override
  public String freshDatabase() {
    String shared = jdbcUrl();
    String name = "test_" + databases.incrementAndGet();
    try (var connection = DriverManager.getConnection(shared, jdbcUser(), jdbcPassword());
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new LocalStackException("The database %s cannot be created".formatted(name), e);
    }
    return "jdbc:postgresql://%s:%d/%s"
        .formatted(
            postgres.getHost(), postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT), name);
  }

  @Override
  public String jdbcUser() {
    return postgres.getUsername();
  }

  @Override
  public String jdbcPassword() {
    return postgres.getPassword();
  }

  /** A frozen broker: a restarted container would come back at another port. */
  @Override
  public void stopBroker() {
    stream();
    if (!isPaused()) {
      DockerClientFactory.instance().client().pauseContainerCmd(broker.getContainerId()).exec();
    }
  }

  @Override
  public void startBroker() {
    if (isPaused()) {
      DockerClientFactory.instance().client().unpauseContainerCmd(broker.getContainerId()).exec();
    }
  }

  @Override
  public synchronized void restartDatabase() {
    store();
    DockerClientFactory.instance()
        .client()
        .restartContainerCmd(postgres.getContainerId())
        .withTimeout(0)
        .exec();
    awaitDatabase();
  }

  private void awaitDatabase() {
    String wait = "until pg_isready -q -h localhost; do sleep 0.1; done";
    String patience = String.valueOf(PATIENCE.toSeconds());
    try {
      if (postgres.execInContainer("timeout", patience, "sh", "-c", wait).getExitCode() != 0) {
        throw new LocalStackException(
            "PostgreSQL is not ready %s s after its restart".formatted(patience));
      }
    } catch (IOException e) {
      throw new LocalStackException("PostgreSQL cannot be restarted: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("Interrupted while PostgreSQL restarts", e);
    }
  }

  private boolean isPaused() {
    String id = broker.getContainerId();
    return Boolean.TRUE.equals(
        DockerClientFactory.instance()
            .client()
            .inspectContainerCmd(id)
            .exec()
            .getState()
            .getPaused());
  }

  private synchronized void stream() {
    if (!streaming) {
      registry.start();
      broker.start();
      Provision.run(
          broker.getBootstrapServers(), URI.create(registryRoot() + "/apis/ccompat/v7"), (short) 1);
      streaming = true;
    }
  }

  /** At a port that is ours: a restarted container would get another one. */
  private synchronized void store() {
    if (!postgres.isRunning()) {
      postgres.setPortBindings(List.of(Ports.free() + ":" + PostgreSQLContainer.POSTGRESQL_PORT));
      postgres.start();
    }
  }

  private String registryRoot() {
    return "http://%s:%d".formatted(registry.getHost(), registry.getMappedPort(REGISTRY_PORT));
  }
}
