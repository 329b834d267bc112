package dev.pillowmint.system;

import dev.pillowmint.localstack.parts.BrokerSecurity;
import dev.pillowmint.localstack.parts.KafkaBroker;
import dev.pillowmint.localstack.process.ChildProcess;
import dev.pillowmint.localstack.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A broker that asks everybody who they are and allows what its rules say. */
final class SecuredBroker implements AutoCloseable {
  static final String ADMIN = "admin";

  private final Path folder;
  private final Path trusted;
  private final Map<String, String> passwords;
  private final KafkaBroker broker;
  private final ChildProcess process;

  SecuredBroker(Path folder, List<String> users) throws Exception {
    this.folder = folder;
    Certificates certificates = new Certificates(folder);
    trusted = certificates.trusted();
    passwords =
        Stream.concat(Stream.of(ADMIN), users.stream())
            .collect(Collectors.toMap(user -> user, user -> UUID.randomUUID().toString()));
    BrokerSecurity security =
        new BrokerSecurity(
            "SASL_SSL",
            settings(certificates.keys()),
            passwords.entrySet().stream().flatMap(SecuredBroker::scram).toList(),
            client(ADMIN),
            "TRACE");
    broker = new KafkaBroker(folder.resolve("kafka"), Ports.free(), Ports.free(), security);
    process = broker.start(log());
    broker.awaitReady(process);
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  Path log() {
    return folder.resolve("kafka.log");
  }

  Path trusted() {
    return trusted;
  }

  String password(String user) {
    return String.valueOf(passwords.get(user));
  }

  /** The JAAS line of a user. */
  String login(String user) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(user, password(user));
  }

  /** A client's configuration, without the broker's address. */
  Map<String, Object> client(String user) {
    return Map.of(
        "security.protocol", "SASL_SSL",
        "sasl.mechanism", "SCRAM-SHA-512",
        "sasl.jaas.config", login(user),
        "ssl.truststore.type", "PEM",
        "ssl.truststore.location", trusted.toString());
  }

  Map<String, Object> connected(String user) {
    Map<String, Object> config = new HashMap<>(client(user));
    config.put("bootstrap.servers", bootstrapServers());
    return config;
  }

  Path settingsOf(String user) throws IOException {
    return Files.writeString(
        folder.resolve(user + ".properties"),
        client(user).entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining("\n")));
  }

  @Override
  public void close() {
    process.stop(broker.grace());
  }

  private String settings(Path keys) {
    return """
    listener.security.protocol.map=SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT
    inter.broker.listener.name=SASL_SSL
    sasl.enabled.mechanisms=SCRAM-SHA-512
    sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
    listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=%s
    ssl.keystore.type=PKCS12
    ssl.keystore.location=%s
    ssl.keystore.password=%s
    ssl.truststore.type=PEM
    ssl.truststore.location=%s
    authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
    allow.everyone.if.no.acl.found=false
    # The controller's listener asks nobody and is reached from this machine alone.
    super.users=User:admin;User:ANONYMOUS
    """
        .formatted(login(ADMIN), keys, Certificates.PASSWORD, trusted);
  }

  private static Stream<String> scram(Map.Entry<String, String> user) {
    return Stream.of(
        "--add-scram",
        "SCRAM-SHA-512=[name=%s,password=%s]".formatted(user.getKey(), user.getValue()));
  }
}
