package dev.pillowmint.localstack.command;

import dev.pillowmint.localstack.command.RunningStack.RunningPart;
import dev.pillowmint.localstack.parts.KafkaBroker;
import dev.pillowmint.localstack.parts.MailCatcher;
import dev.pillowmint.localstack.parts.Part;
import dev.pillowmint.localstack.parts.Postgres;
import dev.pillowmint.localstack.parts.SchemaRegistry;
import dev.pillowmint.localstack.process.ChildProcess;
import dev.pillowmint.localstack.process.LocalStackException;
import dev.pillowmint.localstack.services.Service;
import dev.pillowmint.localstack.services.ServicePart;
import dev.pillowmint.provision.Provision;
import dev.pillowmint.provision.ProvisionException;
import java.net.URI;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All parts and services together, on the ports of a plan, with the demo's keys and users. */
final class LocalStack {
  private static final String DATABASE = "followup";

  private final StateFolder state;
  private final PortPlan ports;
  private final KafkaBroker kafka;
  private final SchemaRegistry registry;
  private final Postgres postgres;
  private final MailCatcher mail;
  private final List<ServicePart> services;
  private final Map<Part, ChildProcess> running = new LinkedHashMap<>();

  /**
   * Describes the stack without starting it.
   *
   * @param followup configuration of the followup-service besides what it always needs
   */
  LocalStack(StateFolder state, PortPlan ports, Map<String, String> followup) {
    this.state = state;
    this.ports = ports;
    kafka = new KafkaBroker(state.data("kafka"), ports.kafka(), ports.kafkaController());
    registry =
        new SchemaRegistry(state.data("registry"), ports.registry(), ports.registryManagement());
    postgres = new Postgres(state.data("postgres"), ports.postgres());
    mail = new MailCatcher(state.data("mail"), ports.smtp());
    services =
        List.of(
            service(Service.INTAKE, ports.intake(), Map.of()),
            service(Service.DECISION, ports.decision(), decisionSettings()),
            service(Service.FOLLOWUP, ports.followup(), followupSettings(followup)));
  }

  /** Starts everything and waits until all of it is ready, saying what it does. */
  void start(Progress progress) {
    services.forEach(s -> s.service().jar());
    List<Part> infrastructure = List.of(registry, kafka, postgres, mail);
    infrastructure.forEach(this::begin);
    infrastructure.forEach(p -> await(p, progress, infrastructure));
    progress.step("creating topics, registering schemas, creating the database");
    provision();
    services.forEach(this::begin);
    services.forEach(p -> await(p, progress, List.copyOf(services)));
    note();
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  String registryUrl() {
    return registry.url();
  }

  MailCatcher mail() {
    return mail;
  }

  /** In the order they start. */
  List<Part> parts() {
    return Stream.concat(Stream.of(registry, kafka, postgres, mail), services.stream()).toList();
  }

  List<ServicePart> services() {
    return services;
  }

  /** The first part that ended by itself, by name; empty while all run. */
  String ended() {
    return running.entrySet().stream()
        .filter(e -> !e.getValue().alive())
        .map(e -> "The %s ended; its log is %s".formatted(e.getKey().name(), e.getValue().log()))
        .findFirst()
        .orElse("");
  }

  private void begin(Part part) {
    running.put(part, part.start(state.log(part.name())));
    note();
  }

  private void await(Part part, Progress progress, List<Part> together) {
    String names = together.stream().map(Part::name).collect(Collectors.joining(", "));
    progress.step("starting " + names);
    ChildProcess child = running.get(part);
    if (child != null) {
      part.awaitReady(child);
    }
  }

  private void provision() {
    try {
      Provision.run(kafka.bootstrapServers(), URI.create(registry.ccompatUrl()), (short) 1);
      postgres.createDatabase(DATABASE);
    } catch (ProvisionException | SQLException e) {
      throw new LocalStackException(String.valueOf(e.getMessage()), e);
    }
  }

  private void note() {
    RunningStack.ownedHere(
            state.use(),
            ports,
            running.entrySet().stream().map(e -> part(e.getKey(), e.getValue())).toList())
        .write(state.running());
  }

  private static RunningPart part(Part part, ChildProcess child) {
    return new RunningPart(part.name(), part.port(), child.pid(), child.log().toString());
  }

  private ServicePart service(Service service, int port, Map<String, String> more) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("SPRING_PROFILES_ACTIVE", "demo");
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    environment.put("SCHEMA_REGISTRY_URL", registry.url());
    environment.putAll(more);
    return new ServicePart(service, port, ports.management(port), environment);
  }

  private Map<String, String> decisionSettings() {
    return Map.of(
        "PILLOWMINT_STATE_DIR", state.data("decision-service").toAbsolutePath().toString());
  }

  private Map<String, String> followupSettings(Map<String, String> more) {
    Map<String, String> settings = new LinkedHashMap<>(more);
    settings.put("SPRING_DATASOURCE_URL", postgres.jdbcUrl(DATABASE));
    settings.put("SPRING_DATASOURCE_USERNAME", Postgres.USER);
    settings.put("SPRING_DATASOURCE_PASSWORD", Postgres.PASSWORD);
    settings.put("SPRING_MAIL_HOST", "localhost");
    settings.put("SPRING_MAIL_PORT", String.valueOf(ports.smtp()));
    return settings;
  }
}
