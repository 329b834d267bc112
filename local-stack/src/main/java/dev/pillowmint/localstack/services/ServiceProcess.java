package dev.pillowmint.localstack.services;

import dev.pillowmint.localstack.process.ChildProcess;
import dev.pillowmint.localstack.process.LocalStackException;
import dev.pillowmint.localstack.process.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One service running as a separate JVM, for tests: started, killed as a crash would, and started
 * again at the same ports with the same configuration. It ends with this JVM at the latest.
 */
public final class ServiceProcess implements AutoCloseable {
  private final ServicePart part;
  private final Path log;
  private @Nullable ChildProcess process;

  private ServiceProcess(ServicePart part, Path log) {
    this.part = part;
    this.log = log;
  }

  /**
   * Describes a service on free ports without starting it.
   *
   * @param environment its configuration, e.g. {@code KAFKA_BOOTSTRAP_SERVERS}; the ports are added
   * @param log where its output goes; appended to at every start
   */
  public static ServiceProcess of(Service service, Map<String, String> environment, Path log) {
    return new ServiceProcess(
        new ServicePart(service, Ports.free(), Ports.free(), environment), log);
  }

  /** Starts it without waiting until it is ready. */
  public ServiceProcess start() {
    if (alive()) {
      throw new LocalStackException("The %s runs already".formatted(part.name()));
    }
    process = part.start(log);
    return this;
  }

  /**
   * Waits until its readiness probe says yes.
   *
   * @throws LocalStackException with the end of its log, if it ends or is not ready in two minutes
   */
  public ServiceProcess awaitReady() {
    part.awaitReady(running());
    return this;
  }

  /** Ends it at once, without any chance to tidy up: {@code kill -9}. */
  public void kill() {
    running().kill();
  }

  /** Asks it to end and waits until it has drained. */
  public void stop() {
    running().stop(part.grace());
  }

  /** Root of its own API. */
  public URI url() {
    return part.url();
  }

  /** Root of what its management port serves, e.g. {@code .../actuator}. */
  public URI managementUrl() {
    return part.managementUrl();
  }

  /** Whether the process runs. */
  public boolean alive() {
    return process != null && process.alive();
  }

  /** The operating system's process id. */
  public long pid() {
    return running().pid();
  }

  /** Where its output goes. */
  public Path log() {
    return log;
  }

  /** The end of its output. */
  public String lastLines(int count) {
    return running().lastLines(count);
  }

  @Override
  public void close() {
    if (alive()) {
      stop();
    }
  }

  private ChildProcess running() {
    if (process == null) {
      throw new LocalStackException("The %s was never started".formatted(part.name()));
    }
    return process;
  }
}
