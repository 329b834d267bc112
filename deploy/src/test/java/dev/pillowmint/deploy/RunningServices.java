package dev.pillowmint.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.localstack.services.Service;
import dev.pillowmint.localstack.services.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The three services as processes, with the demo's key and users, and something for them to do. */
final class RunningServices implements AutoCloseable {
  private static final Path FOLDER = Path.of("target", "running-services").toAbsolutePath();
  private static final int LAST_LINES = 40;
  private final HttpClient http = HttpClient.newHttpClient();
  private final TestStack stack = TestStack.shared();
  private final Map<Service, ServiceProcess> processes = new EnumMap<>(Service.class);
  private int waves;

  RunningServices() {
    for (Service service : Service.values()) {
      Path log = FOLDER.resolve(service.module() + ".log");
      processes.put(service, ServiceProcess.of(service, environment(), log).start());
    }
    processes.values().forEach(ServiceProcess::awaitReady);
  }

  /** Where Prometheus finds a service, as host and port. */
  String managementAddress(String module) {
    for (Map.Entry<Service, ServiceProcess> entry : processes.entrySet()) {
      if (entry.getKey().module().equals(module)) {
        return entry.getValue().managementUrl().getAuthority();
      }
    }
    throw new AssertionError("There is no service " + module);
  }

  /** The end of what each said, for whoever waits in vain. */
  String lastWords() {
    return processes.values().stream()
        .map(process -> process.log().getFileName() + ":\n" + process.lastLines(LAST_LINES))
        .collect(Collectors.joining("\n"));
  }

  /** Plays one more wave: of most things one, each time to other customers. */
  void play() throws Exception {
    waves++;
    List<String> events =
        Shipped.json("src/test/resources/wave.json").values().stream()
            .map(event -> event.toString().replace("WAVE", String.valueOf(waves)))
            .toList();
    for (String event : events) {
      assertThat(post(event)).isEqualTo(202);
    }
    assertThat(post(events.getFirst())).as("the same again").isEqualTo(202);
    assertThat(
            post(
                """
                {"id": "misspelt-%d", "source": "billing", "type": "fee.charged", "customerId": "D-9",
                 "time": "2026-03-02T09:00:00Z", "attributes": {"fee": "return", "ammount": "5"}}"""
                    .formatted(waves)))
        .isEqualTo(400);
    sendGarbage();
  }

  /** Lets a policy decide beside the one that ships. */
  void shadow() throws Exception {
    String policy = process(Service.DECISION).url() + "/v1/policies/beside/1";
    String document =
        """
        name: beside
        version: 1
        currency: EUR
        rates: {GBP: 1.17}
        rules:
          - name: every-fee
            title: Every fee goes back
            on: fee.charged
            gestures:
              - {kind: refund, amount: event.amount, description: the fee}
        """;
    assertThat(manage("PUT", policy, document)).isEqualTo(201);
    assertThat(manage("POST", policy + "/shadow", "")).isEqualTo(200);
  }

  @Override
  public void close() {
    processes.values().forEach(ServiceProcess::close);
    http.close();
  }

  private int post(String event) throws IOException, InterruptedException {
    URI events = URI.create(process(Service.INTAKE).url() + "/v1/events");
    HttpRequest request =
        HttpRequest.newBuilder(events)
            .header("Authorization", "Bearer demo-key")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(event))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  private int manage(String method, String address, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Authorization", "Basic " + encoded("manager:manager"))
            .header("Content-Type", "application/yaml")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static String encoded(String login) {
    return Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  private void sendGarbage() throws Exception {
    Map<String, Object> config = Map.of("bootstrap.servers", stack.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
      byte[] garbage = "not an event".getBytes(StandardCharsets.UTF_8);
      producer.send(new ProducerRecord<>("customer-events", "D-10", garbage)).get();
    }
  }

  private ServiceProcess process(Service service) {
    return Objects.requireNonNull(processes.get(service));
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("SPRING_PROFILES_ACTIVE", "demo");
    environment.put("KAFKA_BOOTSTRAP_SERVERS", stack.bootstrapServers());
    environment.put("SCHEMA_REGISTRY_URL", stack.registryUrl());
    environment.put("PILLOWMINT_STATE_DIR", FOLDER.resolve("state").toString());
    environment.put("SPRING_DATASOURCE_URL", stack.freshDatabase());
    environment.put("SPRING_DATASOURCE_USERNAME", stack.jdbcUser());
    environment.put("SPRING_DATASOURCE_PASSWORD", stack.jdbcPassword());
    // A second is four hours, so that promises are broken while the test waits.
    environment.put("PILLOWMINT_CLOCK_START", "2026-03-02T05:00:00Z");
    environment.put("PILLOWMINT_CLOCK_SPEED", "14400");
    return environment;
  }
}
