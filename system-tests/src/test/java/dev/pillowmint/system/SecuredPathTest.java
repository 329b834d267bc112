package dev.pillowmint.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.localstack.process.Checkout;
import dev.pillowmint.localstack.services.Service;
import dev.pillowmint.localstack.services.ServiceProcess;
import dev.pillowmint.provision.AccessRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The services, with the rules that ship, on a broker that enforces them. */
@Tag("stack")
class SecuredPathTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private static Path folder;
  private static SecuredBroker broker;
  private static final Map<Service, ServiceProcess> SERVICES = new EnumMap<>(Service.class);

  @BeforeAll
  static void start() throws Exception {
    broker =
        new SecuredBroker(
            folder,
            AccessRulesTest.SHIPPED.principals().stream()
                .map(AccessRules.Principal::name)
                .toList());
    assertThat(provision(SecuredBroker.ADMIN, "--acls", "../deploy/kafka/acls.yaml"))
        .isEqualTo("0 Topics and schemas are in place.");
    for (Service service : Service.values()) {
      SERVICES.put(
          service,
          ServiceProcess.of(service, environment(service), folder.resolve(service + ".log"))
              .start());
    }
    SERVICES.values().forEach(ServiceProcess::awaitReady);
  }

  @AfterAll
  static void stop() {
    SERVICES.values().forEach(ServiceProcess::close);
    broker.close();
  }

  @Test
  void shouldLeadFromAnEventToAFollowUpAndLogNoPassword() throws Exception {
    Intake intake = new Intake(Objects.requireNonNull(SERVICES.get(Service.INTAKE)).url());
    intake.publish(
        """
        {"id": "secured-1", "source": "billing", "type": "fee.charged", "customerId": "SP-1",
         "attributes": {"fee": "return service", "amount": {"amount": "5.00", "currency": "EUR"}, "cause": "slip"}}
        """);
    intake.publish(
        """
        {"id": "secured-note", "source": "billing", "type": "customer.noted", "customerId": "SP-1",
         "attributes": {"note": "met at the fair"}}
        """);

    for (String topic : List.of("decisions", "gestures", "follow-ups", "customer-keys")) {
      await(topic).atMost(PATIENCE).until(() -> records(SecuredBroker.ADMIN, topic) > 0);
    }
    long keys = records(SecuredBroker.ADMIN, "customer-keys");
    intake.publish(
        """
        {"id": "secured-2", "source": "billing", "type": "customer.erased", "customerId": "SP-1", "attributes": {}}
        """);
    await("deletion of keys")
        .atMost(PATIENCE)
        .until(() -> records(SecuredBroker.ADMIN, "customer-keys") > keys);
    for (Service service : Service.values()) {
      assertThat(Files.readString(folder.resolve(service + ".log")))
          .doesNotContain(broker.password(service.module()));
    }
  }

  @Test
  void shouldPutRulesInPlaceAgainWithoutChangingAny() throws Exception {
    try (Admin admin = Admin.create(broker.connected(SecuredBroker.ADMIN))) {
      var before = admin.describeAcls(AclBindingFilter.ANY).values().get();

      assertThat(provision(SecuredBroker.ADMIN, "--acls", "../deploy/kafka/acls.yaml"))
          .startsWith("0 ");

      assertThat(admin.describeAcls(AclBindingFilter.ANY).values().get())
          .containsExactlyInAnyOrderElementsOf(before)
          .containsExactlyInAnyOrderElementsOf(
              AccessRulesTest.SHIPPED.principals().stream()
                  .flatMap(principal -> principal.acls().stream())
                  .toList());
    }
  }

  @Test
  void shouldProvisionAsItsOwnPrincipalAndLetItGrantNothing() throws Exception {
    assertThat(provision("provision")).startsWith("0 ");
    assertThat(provision("provision", "--acls", "../deploy/kafka/acls.yaml"))
        .startsWith("1 The rules cannot be put in place");
  }

  @ParameterizedTest
  @CsvSource({
    "intake-service, decisions",
    "intake-service, customer-events",
    "decision-service, gestures",
    "followup-service, policies",
    "company-system, customer-events",
    "company-system, customer-keys",
    "company-system, decisions",
    "provision, customer-events"
  })
  void shouldRefuseReading(String user, String topic) {
    assertThatThrownBy(() -> records(user, topic)).isInstanceOf(AuthorizationException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "intake-service, decisions",
    "intake-service, policies",
    "decision-service, follow-ups",
    "followup-service, gestures",
    "followup-service, policies",
    "company-system, gestures",
    "company-system, customer-keys",
    "company-system, customer-events.decision-service.dlt",
    "provision, customer-events"
  })
  void shouldRefuseWriting(String user, String topic) {
    Map<String, Object> config = broker.connected(user);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      // By the answer, or at once if the producer was refused its id before.
      assertThatThrownBy(() -> producer.send(new ProducerRecord<>(topic, new byte[0])).get())
          .isInstanceOfAny(ExecutionException.class, KafkaException.class)
          .hasCauseInstanceOf(AuthorizationException.class);
    }
  }

  /** How many there are now. */
  private static long records(String user, String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            broker.connected(user), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return consumer.poll(Duration.ofSeconds(1)).count();
    }
  }

  /** Exit status and output. */
  private static String provision(String user, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                Checkout.classpath(),
                "dev.pillowmint.provision.Provision",
                broker.bootstrapServers(),
                TestStack.shared().ccompatUrl(),
                "--client",
                broker.settingsOf(user).toString()));
    command.addAll(List.of(more));
    Path output = folder.resolve("provision.out");
    int status =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    return status + " " + Files.readString(output).strip();
  }

  private static Map<String, String> environment(Service service) throws Exception {
    Path secrets = Files.createDirectories(folder.resolve(service + "-secrets"));
    Files.writeString(
        secrets.resolve("spring.kafka.properties.sasl.jaas.config"),
        broker.login(service.module()) + "\n");
    TestStack stack = TestStack.shared();
    Files.writeString(secrets.resolve("pillowmint.sealing.master-keys"), "5e".repeat(32));
    Map<String, String> environment = new HashMap<>();
    environment.put("SPRING_PROFILES_ACTIVE", "demo");
    environment.put("SPRING_CONFIG_IMPORT", "configtree:" + secrets + "/");
    environment.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
    environment.put("SPRING_KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
    environment.put("SPRING_KAFKA_PROPERTIES_SASL_MECHANISM", "SCRAM-SHA-512");
    environment.put("SPRING_KAFKA_SSL_TRUSTSTORETYPE", "PEM");
    environment.put("SPRING_KAFKA_SSL_TRUSTSTORELOCATION", "file:" + broker.trusted());
    environment.put("SCHEMA_REGISTRY_URL", stack.registryUrl());
    if (service == Service.DECISION) {
      environment.put("PILLOWMINT_STATE_DIR", folder.resolve("state").toString());
    }
    if (service == Service.FOLLOWUP) {
      environment.put("SPRING_DATASOURCE_URL", stack.freshDatabase());
      environment.put("SPRING_DATASOURCE_USERNAME", stack.jdbcUser());
      environment.put("SPRING_DATASOURCE_PASSWORD", stack.jdbcPassword());
      environment.put("SPRING_MAIL_HOST", "localhost");
      environment.put("SPRING_MAIL_PORT", "1");
    }
    return environment;
  }
}
