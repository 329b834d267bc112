package dev.pillowmint.intake.whole;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every answer owes its sender, whatever was sent. */
final class ToldWell {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> INSIDE =
      List.of(
          "Exception",
          "\tat ",
          "at java.",
          "dev.pillowmint",
          "org.apache",
          "org.springframework",
          "tools.jackson",
          "com.fasterxml",
          "com.networknt",
          "jakarta.",
          "Tomcat",
          "<html");

  private ToldWell() {}

  /** What is wrong with an answer; empty: nothing. */
  static Optional<String> fault(int status, String contentType, String body) {
    Optional<String> inside = INSIDE.stream().filter(body::contains).findFirst();
    if (inside.isPresent()) {
      return Optional.of("it tells of the inside: " + inside.get());
    }
    try {
      return switch (status) {
        case 200 -> body.lines().map(JSON::readTree).flatMap(ToldWell::inLine).findFirst();
        case 202, 207 -> ofBatch(JSON.readTree(body));
        default ->
            status >= 500 || status < 400
                ? Optional.of("its status is " + status)
                : contentType.startsWith("application/problem+json")
                    ? ofProblem(JSON.readTree(body), status)
                    : Optional.of("it is no problem but " + contentType);
      };
    } catch (JacksonException e) {
      return Optional.of("it is no JSON");
    }
  }

  private static Stream<String> inLine(JsonNode line) {
    if (line.has("complete")) {
      return line.at("/complete").asBoolean() ? Stream.of() : Stream.of("the stream is not whole");
    }
    return line.has("line") ? inResult(line).stream() : Stream.of("a result names no line");
  }

  private static Optional<String> ofBatch(JsonNode answer) {
    return answer.has("results")
        ? StreamSupport.stream(answer.at("/results").spliterator(), false)
            .flatMap(result -> inResult(result).stream())
            .findFirst()
        : inResult(answer);
  }

  private static Optional<String> inResult(JsonNode result) {
    String status = result.at("/status").asString("");
    return switch (status) {
      case "accepted" -> Optional.empty();
      case "refused" -> ofProblem(result.at("/problem"), result.at("/problem/status").asInt());
      default -> Optional.of("a result is " + status);
    };
  }

  private static Optional<String> ofProblem(JsonNode problem, int status) {
    String detail = problem.at("/detail").asString("");
    if (problem.at("/status").asInt() != status || problem.at("/title").asString("").isEmpty()) {
      return Optional.of("the problem has no title or another status");
    }
    boolean namesItsField =
        problem.at("/errors").size() > 0
            && StreamSupport.stream(problem.at("/errors").spliterator(), false)
                .allMatch(e -> (e.has("pointer") || e.has("header")) && e.has("detail"));
    boolean namesWhat =
        switch (status) {
          case 400 -> detail.contains("as HTTP");
          case 401 -> detail.contains("Authorization");
          case 404 -> detail.contains("POST /v1/events");
          case 405 -> detail.contains("method");
          case 409, 422 -> detail.contains("Idempotency-Key");
          case 413, 429 -> detail.matches("(?s).*\\d.*");
          default -> false;
        };
    return namesItsField || namesWhat
        ? Optional.empty()
        : Optional.of("the problem names neither field nor limit");
  }
}
