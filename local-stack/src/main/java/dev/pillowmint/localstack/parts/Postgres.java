package dev.pillowmint.localstack.parts;

import dev.pillowmint.localstack.process.Checkout;
import dev.pillowmint.localstack.process.ChildJvm;
import dev.pillowmint.localstack.process.ChildProcess;
import dev.pillowmint.localstack.process.LocalStackException;
import dev.pillowmint.localstack.process.Ports;
import dev.pillowmint.localstack.process.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A real PostgreSQL, held by a child JVM; data survives a restart. */
public final class Postgres implements Part {
  /** The only user; local connections are trusted. */
  public static final String USER = "postgres";

  /** Any would do; clients want one. */
  public static final String PASSWORD = "postgres";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final Path folder;
  private final int port;

  /**
   * Describes a database server without starting it.
   *
   * @param folder for its data
   */
  public Postgres(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  @Override
  public String name() {
    return "PostgreSQL";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Duration grace() {
    return GRACE;
  }

  /** Where a database of that name is reached. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://localhost:%d/%s".formatted(port, database);
  }

  @Override
  public ChildProcess start(Path log) {
    Ports.require(port, "PostgreSQL");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new LocalStackException(
          "PostgreSQL cannot use %s: %s".formatted(folder, e.getMessage()), e);
    }
    return ChildJvm.ofStack(
            name(),
            PostgresMain.class.getName(),
            List.of("-Xmx256m"),
            List.of(
                folder.resolve("data").toAbsolutePath().toString(),
                Checkout.target().resolve("postgres").toString(),
                String.valueOf(port)))
        .start(folder, log);
  }

  @Override
  public void awaitReady(ChildProcess child) {
    Readiness.await(child, PATIENCE, this::answers);
  }

  @Override
  public boolean answers() throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), USER, PASSWORD)) {
      return connection.isValid(2);
    }
  }

  /** Ends the server at once, without tidying up, and waits until it has ended. */
  public void crash() {
    try {
      String pid = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid")).getFirst();
      // PostgreSQL's immediate shutdown: it recovers from its log when it starts again.
      new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
      ProcessHandle.of(Long.parseLong(pid)).ifPresent(server -> server.onExit().join());
    } catch (IOException e) {
      throw new LocalStackException("PostgreSQL cannot be ended: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("Interrupted while PostgreSQL ends", e);
    }
  }

  /** Creates a database if there is none of that name; letters, digits and underscores only. */
  public void createDatabase(String name) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), USER, PASSWORD);
        var known = connection.prepareStatement("select 1 from pg_database where datname = ?");
        var statement = connection.createStatement()) {
      known.setString(1, name);
      if (!known.executeQuery().next()) {
        statement.execute("create database " + statement.enquoteIdentifier(name, true));
      }
    }
  }
}
