package dev.pillowmint.localstack;

/**
 * The real broker, schema registry and database for tests, started once per JVM when first asked
 * for: by Testcontainers where Docker answers, as child processes where it does not. The system
 * property {@code pillowmint.stack} set to {@code local} or {@code docker} decides instead. Topics
 * and schemas are in place.
 *
 * <p>Every part starts when one of its addresses is asked for first; who needs no database starts
 * none.
 */
public interface TestStack {
  /** The one of this JVM. */
  static TestStack shared() {
    return SharedStack.get();
  }

  /** Where Kafka is; the topics of the topic catalogue exist. */
  String bootstrapServers();

  /** Apicurio's own API, for its serializer; the schemas are registered. */
  String registryUrl();

  /** The Confluent-compatible API of the same registry. */
  String ccompatUrl();

  /** A database that all of this JVM's tests share. */
  String jdbcUrl();

  /** The JDBC URL of a new, empty database. */
  String freshDatabase();

  /** Who may do everything in the databases. */
  String jdbcUser();

  /** That user's password. */
  String jdbcPassword();

  /** Ends the broker, as an outage would; its data stays. */
  void stopBroker();

  /**
   * Starts the stopped broker at the same address, with its data, and waits until it answers. A
   * broker that runs is left alone.
   */
  void startBroker();

  /**
   * Ends the database server at once, as a crash would, starts it again at the same address, and
   * waits until it answers. What was committed is there.
   */
  void restartDatabase();
}
