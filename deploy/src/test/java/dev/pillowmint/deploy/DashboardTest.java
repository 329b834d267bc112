package dev.pillowmint.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.deploy.Dashboard.Panel;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class DashboardTest {
  private static final int COLUMNS = 24;
  private static final Pattern GROUPED = Pattern.compile("\\bby \\(([^)]*)\\)");
  private static final Pattern LABEL = Pattern.compile("\\{\\{(\\w+)}}");

  static Stream<Dashboard> dashboards() {
    return Shipped.dashboards();
  }

  @Test
  void shouldShipCustomersDays() {
    assertThat(dashboards().map(Dashboard::title)).contains("Customers' days");
  }

  @Test
  void shouldShowWhoDecidesAndByWhat() {
    var read = new TreeSet<String>();
    dashboards().forEach(d -> d.panels().forEach(panel -> read.addAll(panel.metrics())));

    assertThat(read)
        .contains(
            "pillowmint_budget_used_ratio",
            "pillowmint_proposals_pending",
            "pillowmint_proposals_overdue",
            "pillowmint_proposals_answered_total",
            "pillowmint_policies_refused",
            "pillowmint_shadow_differences_total");
  }

  @Test
  void shouldShowWhatWaitsForAChannelAndWhatCameBack() {
    var read = new TreeSet<String>();
    dashboards().forEach(d -> d.panels().forEach(panel -> read.addAll(panel.metrics())));

    assertThat(read)
        .contains(
            "pillowmint_channel_waiting",
            "pillowmint_channel_breaker",
            "pillowmint_channel_sends_total",
            "pillowmint_returned_mails_total");
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void shouldExplainEveryPanel(Dashboard dashboard) {
    assertThat(dashboard.panels())
        .isNotEmpty()
        .allSatisfy(
            panel -> {
              assertThat(panel.title()).isNotBlank();
              assertThat(panel.description()).as(panel.title()).endsWith(".");
              assertThat(panel.unit()).as(panel.title()).isNotBlank();
              assertThat(panel.queries()).as(panel.title()).isNotEmpty().doesNotContain("");
            });
    assertThat(dashboard.panels().stream().map(Panel::title)).doesNotHaveDuplicates();
    assertThat(dashboard.json().path("panels").values().stream().map(p -> p.path("id").asInt()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void shouldNameSeriesByLabelsThatTheyHave(Dashboard dashboard) {
    for (Panel panel : dashboard.panels()) {
      for (JsonNode target : panel.json().path("targets").values()) {
        List<String> kept =
            GROUPED.matcher(target.path("expr").asString()).results().map(g -> g.group(1)).toList();
        assertThat(LABEL.matcher(target.path("legendFormat").asString("")).results())
            .as(panel.title())
            .allSatisfy(
                label ->
                    assertThat(kept)
                        .anySatisfy(by -> assertThat(by.split(", *")).contains(label.group(1))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void shouldReadTheProvisionedDatasource(Dashboard dashboard) {
    JsonNode datasources =
        Shipped.yaml("grafana/provisioning/datasources/prometheus.yaml").path("datasources");
    List<String> known = datasources.values().stream().map(d -> d.path("uid").asString()).toList();
    for (Panel panel : dashboard.panels()) {
      assertThat(panel.json().path("targets").values())
          .allSatisfy(t -> assertThat(known).contains(t.path("datasource").path("uid").asString()));
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void shouldReadOnlyMetricsThatAreDocumented(Dashboard dashboard) {
    var read = new TreeSet<String>();
    dashboard.panels().forEach(p -> read.addAll(p.metrics()));
    assertThat(Metrics.documented()).containsAll(read.stream().map(Metrics::family).toList());
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void shouldFillTheGridWithoutOverlaps(Dashboard dashboard) {
    var taken = new TreeSet<Integer>();
    for (JsonNode panel : dashboard.json().path("panels").values()) {
      JsonNode place = panel.path("gridPos");
      int right = place.path("x").asInt() + place.path("w").asInt();
      assertThat(right).isLessThanOrEqualTo(COLUMNS);
      for (int y = place.path("y").asInt();
          y < place.path("y").asInt() + place.path("h").asInt();
          y++) {
        for (int x = place.path("x").asInt(); x < right; x++) {
          assertThat(taken.add(y * COLUMNS + x)).as(panel.path("title").asString()).isTrue();
        }
      }
    }
  }
}
