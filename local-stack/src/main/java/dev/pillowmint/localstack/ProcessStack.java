package dev.pillowmint.localstack;

import dev.pillowmint.localstack.parts.KafkaBroker;
import dev.pillowmint.localstack.parts.Part;
import dev.pillowmint.localstack.parts.Postgres;
import dev.pillowmint.localstack.parts.SchemaRegistry;
import dev.pillowmint.localstack.process.ChildProcess;
import dev.pillowmint.localstack.process.LocalStackException;
import dev.pillowmint.localstack.process.Ports;
import dev.pillowmint.provision.Provision;
import java.net.URI;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The stack as child processes, on free ports, with data that goes with the JVM. */
final class ProcessStack implements TestStack {
  private final TestFolder folder = new TestFolder();
  private final KafkaBroker broker =
      new KafkaBroker(folder.data("kafka"), Ports.free(), Ports.free());
  private final SchemaRegistry registry =
      new SchemaRegistry(folder.data("registry"), Ports.free(), Ports.free());
  private final Postgres postgres = new Postgres(folder.data("postgres"), Ports.free());
  private final AtomicInteger databases = new AtomicInteger();
  private @Nullable ChildProcess runningBroker;
  private @Nullable ChildProcess runningPostgres;
  private boolean streaming;

  @Override
  public String bootstrapServers() {
    stream();
    return broker.bootstrapServers();
  }

  @Override
  public String registryUrl() {
    stream();
    return registry.url();
  }

  @Override
  public String ccompatUrl() {
    stream();
    return registry.ccompatUrl();
  }

  @Override
  public String jdbcUrl() {
    store();
    return postgres.jdbcUrl("postgres");
  }

  @Override
  public String freshDatabase() {
    store();
    String name = "test_" + databases.incrementAndGet();
    try {
      postgres.createDatabase(name);
    } catch (SQLException e) {
      throw new LocalStackException("The database %s cannot be created".formatted(name), e);
    }
    return postgres.jdbcUrl(name);
  }

  @Override
  public String jdbcUser() {
    return Postgres.USER;
  }

  @Override
  public String jdbcPassword() {
    return Postgres.PASSWORD;
  }

  @Override
  public synchronized void stopBroker() {
    stream();
    if (runningBroker != null) {
      runningBroker.stop(broker.grace());
      runningBroker = null;
    }
  }

  @Override
  public synchronized void startBroker() {
    stream();
    if (runningBroker == null) {
      runningBroker = begin(broker);
      broker.awaitReady(runningBroker);
    }
  }

  @Override
  public synchronized void restartDatabase() {
    store();
    if (runningPostgres != null) {
      postgres.crash();
      runningPostgres.stop(postgres.grace());
      runningPostgres = null;
    }
    store();
  }

  private synchronized void store() {
    if (runningPostgres == null) {
      runningPostgres = begin(postgres);
      postgres.awaitReady(runningPostgres);
    }
  }

  private synchronized void stream() {
    if (streaming) {
      return;
    }
    ChildProcess registryProcess = begin(registry);
    runningBroker = begin(broker);
    broker.awaitReady(runningBroker);
    registry.awaitReady(registryProcess);
    Provision.run(broker.bootstrapServers(), URI.create(registry.ccompatUrl()), (short) 1);
    streaming = true;
  }

  private ChildProcess begin(Part part) {
    return part.start(folder.log(part.name()));
  }
}
