package dev.pillowmint.provision;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the step is called with.
 *
 * @param kafka an admin client's configuration
 * @param registry root of the Confluent-compatible API
 * @param replication of topics that are created
 * @param rules to put in place before; empty: who may do what stays as it is
 */
record Call(
    Map<String, Object> kafka, URI registry, short replication, Optional<AccessRules> rules) {
  static final String USAGE =
      "usage: Provision BOOTSTRAP_SERVERS REGISTRY_URL [REPLICATION_FACTOR] [--client PROPERTIES_FILE] [--acls YAML_FILE];"
          + " the URL ends in /apis/ccompat/v7 for Apicurio";

  /** Empty: it cannot be understood. */
  static Optional<Call> of(String... args) {
    List<String> words = new ArrayList<>();
    Map<String, Path> files = new HashMap<>();
    for (int i = 0; i < args.length; i++) {
      if (!args[i].startsWith("--")) {
        words.add(args[i]);
      } else if (List.of("--client", "--acls").contains(args[i]) && i + 1 < args.length) {
        files.put(args[i], Path.of(args[++i]));
      } else {
        return Optional.empty();
      }
    }
    return words.size() < 2 || words.size() > 3 ? Optional.empty() : Optional.of(of(words, files));
  }

  private static Call of(List<String> words, Map<String, Path> files) {
    Map<String, Object> kafka = new HashMap<>();
    Optional.ofNullable(files.get("--client")).map(Call::settings).ifPresent(kafka::putAll);
    kafka.put("bootstrap.servers", words.getFirst());
    return new Call(
        kafka,
        URI.create(words.get(1)),
        words.size() == 3 ? Short.parseShort(words.get(2)) : 1,
        Optional.ofNullable(files.get("--acls")).map(AccessRules::read));
  }

  private static Map<String, String> settings(Path file) {
    Properties settings = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      settings.load(in);
    } catch (IOException e) {
      throw new ProvisionException(
          "The client's settings cannot be read from %s: %s".formatted(file, e.getMessage()), e);
    }
    Map<String, String> all = new HashMap<>();
    settings.stringPropertyNames().forEach(name -> all.put(name, settings.getProperty(name)));
    return all;
  }
}
