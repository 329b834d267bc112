package dev.pillowmint.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every panel's query against a real Prometheus that scrapes the running services. */
@Tag("stack")
@Tag("containers")
@TestInstance(Lifecycle.PER_CLASS)
class DashboardQueriesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private @Nullable RunningServices services;
  private @Nullable Prometheus prometheus;

  @BeforeAll
  void startAndPlay() throws Exception {
    if (!Prometheus.isInstalled()) {
      String missing = "Prometheus is not installed (Debian: apt-get install prometheus)";
      assertThat(System.getenv("PILLOWMINT_REQUIRE_ALL")).as(missing).isNotEqualTo("true");
      assumeTrue(false, missing);
    }
    RunningServices running = new RunningServices();
    services = running;
    Map<String, String> addresses = new HashMap<>();
    Shipped.SERVICES.forEach(s -> addresses.put(s + ":9080", running.managementAddress(s)));
    Prometheus scraping =
        new Prometheus(
            Path.of("target", "prometheus-" + ProcessHandle.current().pid()).toAbsolutePath(),
            addresses);
    prometheus = scraping;
    eventually("count(up{job=\"pillowmint\"} == 1) == " + Shipped.SERVICES.size());
    running.shadow();
    running.play();
    // A rate needs a counter that was seen of each service before it grows.
    eventually("pillowmint_publish_seconds_count > 0");
    eventually("pillowmint_decisions_total");
    eventually("pillowmint_promises_total{state=\"broken\"}");
    running.play();
  }

  @AfterAll
  void stop() {
    if (prometheus != null) {
      prometheus.close();
    }
    if (services != null) {
      services.close();
    }
  }

  static Stream<Arguments> queries() {
    return Shipped.dashboards()
        .flatMap(
            d ->
                d.panels().stream()
                    .flatMap(p -> p.queries().stream().map(q -> Arguments.of(p.title(), q))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("queries")
  void shouldGetDataForEveryPanel(String panel, String query) {
    eventually(query.replace("$__rate_interval", "5m").replace("$__range", "15m"));
  }

  @Test
  void shouldHaveEveryDocumentedMetric() {
    Map<String, String> wanting = new TreeMap<>();
    Metrics.documented().forEach(m -> wanting.put(m, "{__name__=~\"%s(_count)?\"}".formatted(m)));
    wanting.values().forEach(this::eventually);
  }

  private void eventually(String query) {
    Prometheus scraping = Objects.requireNonNull(prometheus, "Prometheus was not started");
    RunningServices running = Objects.requireNonNull(services, "The services were not started");
    await(query)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(
            () ->
                assertThat(scraping.query(query))
                    .as(() -> query + "\n" + running.lastWords())
                    .isNotEmpty());
  }
}
