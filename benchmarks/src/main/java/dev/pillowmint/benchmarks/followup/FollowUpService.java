package dev.pillowmint.benchmarks.followup;

import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.localstack.services.Service;
import dev.pillowmint.localstack.services.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The followup-service as a process of its own, on a database of its own. */
final class FollowUpService implements AutoCloseable {
  private final TestStack stack = TestStack.shared();
  private final String jdbcUrl = stack.freshDatabase();
  private final ServiceProcess process;

  /**
   * @param settings besides where its neighbours are
   */
  FollowUpService(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("KAFKA_BOOTSTRAP_SERVERS", stack.bootstrapServers());
    environment.put("SCHEMA_REGISTRY_URL", stack.registryUrl());
    environment.put("SPRING_KAFKA_CONSUMER_GROUP_ID", "bench-" + UUID.randomUUID());
    environment.put("SPRING_PROFILES_ACTIVE", "demo");
    environment.put("SPRING_DATASOURCE_URL", jdbcUrl);
    environment.put("SPRING_DATASOURCE_USERNAME", stack.jdbcUser());
    environment.put("SPRING_DATASOURCE_PASSWORD", stack.jdbcPassword());
    environment.put("PILLOWMINT_SCHEDULER_POLL", "100ms");
    process =
        ServiceProcess.of(
            Service.FOLLOWUP,
            environment,
            Path.of("target", "followup-service.log").toAbsolutePath());
  }

  FollowUpService start() {
    process.start().awaitReady();
    return this;
  }

  ServiceProcess process() {
    return process;
  }

  Connection connect() throws SQLException {
    return connect(jdbcUrl);
  }

  /** A database of its own with the same tables, all of them empty. */
  Connection connectToEmptyTwin() throws SQLException {
    String twin = stack.freshDatabase();
    try (Connection admin = connect(stack.jdbcUrl());
        var statement = admin.createStatement()) {
      statement.execute("drop database " + name(twin));
      statement.execute("create database %s template %s".formatted(name(twin), name(jdbcUrl)));
    }
    Connection connection = connect(twin + "?reWriteBatchedInserts=true");
    try (var statement = connection.createStatement()) {
      statement.execute("truncate " + String.join(", ", Rows.TABLES) + " cascade");
    }
    return connection;
  }

  /** Resident memory of the process. */
  long residentBytes() throws IOException {
    try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong)
          .map(kilobytes -> kilobytes * 1024)
          .findFirst()
          .orElseThrow();
    }
  }

  /** Of the process, since it began. */
  Duration processorTime() {
    return ProcessHandle.of(process.pid()).orElseThrow().info().totalCpuDuration().orElseThrow();
  }

  @Override
  public void close() {
    process.close();
  }

  private Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url, stack.jdbcUser(), stack.jdbcPassword());
  }

  private static String name(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
