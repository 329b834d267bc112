package dev.pillowmint.intake.whole;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The results of a stream, as they come over a wire. */
final class StreamResults {
  private static final JsonMapper JSON = new JsonMapper();

  private final List<Integer> lines = new ArrayList<>();
  private final Set<String> accepted = new HashSet<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private String rest = "";
  private boolean ended;

  /** Reads on until it is so. */
  void readUntil(Wire wire, BooleanSupplier is) throws IOException {
    while (!is.getAsBoolean()) {
      String text = rest + wire.readChunk();
      int end = text.lastIndexOf('\n') + 1;
      text.substring(0, end).lines().map(JSON::readTree).forEach(this::add);
      rest = text.substring(end);
    }
  }

  private void add(JsonNode result) {
    ended = result.has("complete");
    if (ended) {
      return;
    }
    String status = result.at("/status").asString();
    lines.add(result.at("/line").asInt());
    counts.merge(status, 1, Integer::sum);
    if (status.equals("accepted")) {
      accepted.add(result.at("/id").asString());
    }
  }

  List<Integer> lines() {
    return lines;
  }

  /** The ids of what is durable. */
  Set<String> accepted() {
    return accepted;
  }

  int count(String status) {
    return counts.getOrDefault(status, 0);
  }

  /** Whether the counts have come, which are the last. */
  boolean ended() {
    return ended;
  }
}
