package dev.pillowmint.deploy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A Grafana dashboard as far as the tests look at it. */
record Dashboard(JsonNode json) {
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:pillowmint|kafka|jvm|http|process)_[a-z_]+\\b|\\bup\\b");

  String title() {
    return json.path("title").asString();
  }

  /** What shows data: everything but the rows. */
  List<Panel> panels() {
    return json.path("panels").values().stream()
        .filter(p -> !p.path("type").asString().equals("row"))
        .map(Panel::new)
        .toList();
  }

  /** One panel. */
  record Panel(JsonNode json) {
    String title() {
      return json.path("title").asString();
    }

    String description() {
      return json.path("description").asString();
    }

    String unit() {
      return json.path("fieldConfig").path("defaults").path("unit").asString();
    }

    List<String> queries() {
      return json.path("targets").values().stream().map(t -> t.path("expr").asString()).toList();
    }

    /** The names of all metrics that the queries read. */
    Set<String> metrics() {
      Set<String> names = new TreeSet<>();
      for (String query : queries()) {
        METRIC.matcher(query).results().forEach(r -> names.add(r.group()));
      }
      return names;
    }
  }
}
