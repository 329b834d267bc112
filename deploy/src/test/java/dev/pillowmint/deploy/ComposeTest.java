package dev.pillowmint.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

class ComposeTest {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)");
  private static final JsonNode COMPOSE = Shipped.yaml("compose.yaml");
  private static final JsonNode CONTAINERS = COMPOSE.path("services");
  static final List<String> SERVICES = Shipped.SERVICES;

  @Test
  void shouldFixEveryImagesVersion() {
    for (Map.Entry<String, JsonNode> container : CONTAINERS.properties()) {
      String image = container.getValue().path("image").asString();
      assertThat(image)
          .as(container.getKey())
          .matches("pillowmint/[a-z-]+:\\$\\{PILLOWMINT_VERSION:-latest}|[a-z/-]+:v?\\d[\\w.]*");
    }
  }

  @Test
  void shouldBeReadByOldAndNewCompose() {
    assertThat(COMPOSE.has("name")).isFalse();
    assertThat(COMPOSE.has("version")).isFalse();
    assertThat(Shipped.text("compose.yaml")).doesNotContain("start_interval");
  }

  @Test
  void shouldOpenPortsOnlyToThisMachine() {
    for (JsonNode container : CONTAINERS.values()) {
      assertThat(container.path("ports").values())
          .allSatisfy(p -> assertThat(p.asString()).startsWith("127.0.0.1:${"));
    }
  }

  @Test
  void shouldRunEveryContainerWithLeastRightsAndBounds() {
    for (Map.Entry<String, JsonNode> entry : CONTAINERS.properties()) {
      JsonNode container = entry.getValue();
      assertThat(container.path("cap_drop").path(0).asString()).as(entry.getKey()).isEqualTo("ALL");
      assertThat(container.path("security_opt").path(0).asString())
          .as(entry.getKey())
          .isEqualTo("no-new-privileges:true");
      assertThat(container.path("mem_limit").asString()).as(entry.getKey()).isNotBlank();
      assertThat(container.path("restart").asString()).as(entry.getKey()).isNotBlank();
      assertThat(container.path("logging").path("options").has("max-size"))
          .as(entry.getKey())
          .isTrue();
    }
  }

  @ParameterizedTest
  @FieldSource("SERVICES")
  void shouldRunServicesReadOnlyAndAfterProvisioning(String service) {
    JsonNode container = CONTAINERS.path(service);
    assertThat(container.path("read_only").asBoolean()).isTrue();
    assertThat(container.path("depends_on").path("provision").path("condition").asString())
        .isEqualTo("service_completed_successfully");
  }

  @Test
  void shouldHoldNoSecretAndNoDemo() {
    assertThat(Shipped.text("compose.yaml")).doesNotContain("demo");
    for (JsonNode container : CONTAINERS.values()) {
      assertThat(container.path("environment").propertyNames())
          .filteredOn(n -> n.contains("PASSWORD") || n.contains("SECRET"))
          .allMatch(n -> n.endsWith("_FILE"));
    }
  }

  @Test
  void shouldGiveThePepperOfKeysAsASecretThatNewSecretsWrites() {
    JsonNode intake = CONTAINERS.path("intake-service");
    assertThat(intake.path("secrets").values())
        .anySatisfy(
            secret -> {
              assertThat(secret.path("source").asString()).isEqualTo("key-pepper");
              assertThat(secret.path("target").asString()).isEqualTo("pillowmint.access.pepper");
            });
    assertThat(intake.path("environment").path("SPRING_CONFIG_IMPORT").asString())
        .contains("configtree:/run/secrets/");
    assertThat(COMPOSE.path("secrets").path("key-pepper").path("file").asString())
        .endsWith("/key-pepper");
    assertThat(Shipped.text("new-secrets")).contains("secret key-pepper", "secret admin-password");
  }

  @ParameterizedTest
  @FieldSource("SERVICES")
  void shouldGiveEveryServiceTheMasterKeysAsASecret(String service) {
    JsonNode container = CONTAINERS.path(service);
    assertThat(container.path("secrets").values())
        .extracting(secret -> secret.path("target").asString())
        .contains("pillowmint.sealing.master-keys");
    assertThat(container.path("environment").path("SPRING_CONFIG_IMPORT").asString())
        .contains("configtree:/run/secrets/");
    assertThat(COMPOSE.path("secrets").path("sealing-master-keys").path("file").asString())
        .endsWith("/sealing-master-keys");
  }

  @Test
  void shouldListEveryVariableInTheExample() {
    var used = new TreeSet<String>();
    VARIABLE.matcher(Shipped.text("compose.yaml")).results().forEach(r -> used.add(r.group(1)));
    List<String> example =
        Shipped.text(".env.example").lines().map(l -> l.replaceAll("^#|=.*", "")).toList();
    assertThat(example).containsAll(used);
  }

  @Test
  void shouldScrapeEveryServiceAtTheImagesManagementPort() {
    JsonNode job = Shipped.yaml("prometheus/prometheus.yml").path("scrape_configs").path(0);
    assertThat(Shipped.text("images/Dockerfile")).contains("MANAGEMENT_SERVER_PORT=9080");
    assertThat(job.path("static_configs").values())
        .extracting(c -> c.path("targets").path(0).asString())
        .containsExactlyInAnyOrderElementsOf(SERVICES.stream().map(s -> s + ":9080").toList());
  }

  @Test
  void shouldStartImagesWithTheFlagsOfTheBuild() {
    String flags =
        Pattern.compile("<jvm.flags>(.*)</jvm.flags>")
            .matcher(Shipped.text("../pom.xml"))
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    assertThat(Shipped.text("images/Dockerfile"))
        .contains(List.of(flags.split(" ")).stream().map("\"%s\""::formatted).toList());
  }

  @Test
  void shouldGiveGrafanaItsFiles() {
    JsonNode provider =
        Shipped.yaml("grafana/provisioning/dashboards/pillowmint.yaml").path("providers").path(0);
    String folder = provider.path("options").path("path").asString();
    assertThat(CONTAINERS.path("grafana").path("volumes").values())
        .extracting(JsonNode::asString)
        .contains(
            "./grafana/dashboards:" + folder + ":ro",
            "./grafana/provisioning:/etc/grafana/provisioning:ro");
  }
}
