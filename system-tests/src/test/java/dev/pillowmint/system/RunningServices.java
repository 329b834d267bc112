package dev.pillowmint.system;

import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.localstack.services.Service;
import dev.pillowmint.localstack.services.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Services as processes of their own beside one real broker, registry and database. */
final class RunningServices implements AutoCloseable {
  private static final Path FOLDER = Path.of("target", "system");

  private final TestStack stack = TestStack.shared();
  private final Path state = newState();
  private final Map<String, String> more;
  private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);

  RunningServices() {
    this(Map.of());
  }

  /**
   * @param more environment of every service
   */
  RunningServices(Map<String, String> more) {
    this.more = Map.copyOf(more);
  }

  /** Starts these together and waits until each is ready. */
  RunningServices start(Service... services) {
    for (Service service : services) {
      processes.put(
          service, ServiceProcess.of(service, environment(service), log(service)).start());
    }
    processes.values().forEach(ServiceProcess::awaitReady);
    return this;
  }

  /** Kills the service as a crash would and starts it again. */
  void killAndRestart(Service service) {
    ServiceProcess process = process(service);
    process.kill();
    process.start().awaitReady();
  }

  Intake intake() {
    return new Intake(process(Service.INTAKE).url());
  }

  <T> Records<T> read(String topic) {
    return new Records<>(topic, stack.bootstrapServers(), stack.registryUrl());
  }

  ServiceProcess process(Service service) {
    ServiceProcess process = processes.get(service);
    if (process == null) {
      throw new IllegalStateException(service + " was not started");
    }
    return process;
  }

  TestStack stack() {
    return stack;
  }

  @Override
  public void close() {
    List.copyOf(processes.values()).forEach(ServiceProcess::close);
  }

  private Map<String, String> environment(Service service) {
    Map<String, String> environment = new HashMap<>();
    environment.put("SPRING_PROFILES_ACTIVE", "demo");
    environment.put("KAFKA_BOOTSTRAP_SERVERS", stack.bootstrapServers());
    environment.put("SCHEMA_REGISTRY_URL", stack.registryUrl());
    if (service == Service.DECISION) {
      environment.put("PILLOWMINT_STATE_DIR", state.toString());
    }
    if (service == Service.FOLLOWUP) {
      environment.put("SPRING_DATASOURCE_URL", stack.freshDatabase());
      environment.put("SPRING_DATASOURCE_USERNAME", stack.jdbcUser());
      environment.put("SPRING_DATASOURCE_PASSWORD", stack.jdbcPassword());
      environment.put("SPRING_MAIL_HOST", "localhost");
      environment.put("SPRING_MAIL_PORT", "1");
    }
    environment.putAll(more);
    return environment;
  }

  /** What is left from another run belongs to a broker that is gone. */
  private static Path newState() {
    try {
      return Files.createTempDirectory(Files.createDirectories(FOLDER).toAbsolutePath(), "state");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path log(Service service) {
    try {
      return Files.createDirectories(FOLDER).resolve(service.module() + ".log").toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
