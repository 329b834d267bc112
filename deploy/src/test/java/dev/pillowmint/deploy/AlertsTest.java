package dev.pillowmint.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AlertsTest {
  private static final Pattern METRIC = Pattern.compile("pillowmint_[a-z_]+");

  @Test
  void shouldBeReadByPrometheus() {
    assertThat(Shipped.yaml("prometheus/prometheus.yml").path("rule_files").path(0).asString())
        .isEqualTo("alerts.yml");
    assertThat(Shipped.text("compose.yaml"))
        .contains("./prometheus/alerts.yml:/etc/prometheus/alerts.yml:ro");
  }

  @Test
  void shouldSayWhatIsWrongAndWatchOnlyDocumentedMetrics() {
    var watched = new TreeSet<String>();
    for (JsonNode group : Shipped.yaml("prometheus/alerts.yml").path("groups").values()) {
      for (JsonNode rule : group.path("rules").values()) {
        METRIC.matcher(rule.path("expr").asString()).results().forEach(m -> watched.add(m.group()));
        assertThat(rule.path("annotations").path("summary").asString()).isNotBlank();
        assertThat(rule.path("annotations").path("description").asString()).endsWith(".");
      }
    }
    assertThat(watched)
        .contains(
            "pillowmint_budget_used_ratio",
            "pillowmint_channel_breaker",
            "pillowmint_dead_letters_total",
            "pillowmint_channel_waiting",
            "pillowmint_returned_mails_total",
            "pillowmint_proposals_overdue",
            "pillowmint_policies_refused",
            "pillowmint_shadow_differences_total");
    assertThat(Metrics.documented()).containsAll(watched);
  }
}
