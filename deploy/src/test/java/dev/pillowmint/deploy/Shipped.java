package dev.pillowmint.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the files of this module as they are shipped. */
final class Shipped {
  private static final JsonMapper JSON = new JsonMapper();
  static final List<String> SERVICES =
      List.of("decision-service", "followup-service", "intake-service");

  private Shipped() {}

  /** A file's text; the path is relative to {@code deploy/}. */
  static String text(String path) {
    try {
      return Files.readString(Path.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A YAML file, its anchors and merge keys resolved. */
  static JsonNode yaml(String path) {
    Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(text(path));
    return JSON.valueToTree(document);
  }

  static JsonNode json(String path) {
    return JSON.readTree(text(path));
  }

  /** Every dashboard in the folder that Grafana is given. */
  static Stream<Dashboard> dashboards() {
    try (Stream<Path> files = Files.list(Path.of("grafana/dashboards"))) {
      return files.map(f -> new Dashboard(json(f.toString()))).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
