package dev.pillowmint.deploy;

import static org.awaitility.Awaitility.await;

import dev.pillowmint.localstack.process.Ports;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus as a child process, with the shipped configuration at other addresses. */
final class Prometheus implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final int port = Ports.free();
  private final Process process;

  /**
   * Starts it and waits until it answers.
   *
   * @param addresses the shipped targets, and where each is here
   */
  Prometheus(Path folder, Map<String, String> addresses) throws IOException {
    Files.createDirectories(folder);
    Path password = Files.writeString(folder.resolve("metrics-password"), "metrics");
    Path configuration = folder.resolve("prometheus.yml");
    Files.writeString(configuration, configuration(addresses, password));
    Files.writeString(folder.resolve("alerts.yml"), Shipped.text("prometheus/alerts.yml"));
    process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> !query("1").isEmpty());
  }

  /** Whether the program is installed. */
  static boolean isInstalled() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "prometheus")));
  }

  /** The values that an instant query gives now; one that is not a number is left out. */
  List<Double> query(String expression) throws IOException, InterruptedException {
    String encoded = URLEncoder.encode(expression, StandardCharsets.UTF_8);
    URI uri = URI.create("http://127.0.0.1:%d/api/v1/query?query=%s".formatted(port, encoded));
    HttpResponse<String> answer =
        http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new AssertionError(expression + " is answered " + answer.body());
    }
    JsonNode data = JSON.readTree(answer.body()).path("data");
    if (data.path("resultType").asString().equals("scalar")) {
      return List.of(data.path("result").path(1).asDouble());
    }
    return data.path("result").values().stream()
        .map(series -> Double.valueOf(series.path("value").path(1).asString()))
        .filter(value -> !value.isNaN())
        .toList();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    http.close();
  }

  private static String configuration(Map<String, String> addresses, Path password) {
    String text =
        Shipped.text("prometheus/prometheus.yml")
            .replace("/run/secrets/metrics-password", password.toString())
            .replaceAll("scrape_(interval|timeout): \\d+s", "scrape_$1: 2s");
    for (Map.Entry<String, String> address : addresses.entrySet()) {
      text = text.replace(address.getKey(), address.getValue());
    }
    return text;
  }
}
