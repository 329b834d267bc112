package dev.pillowmint.localstack.command;

import dev.pillowmint.localstack.command.IntakeCalls.Answer;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** The intake-service's dead letters, as an operator reaches them. */
final class OperatorApi {
  private static final JsonMapper JSON = new JsonMapper();

  @Option(
      names = "--url",
      description = "The intake-service; the one that runs here unless stated.")
  @Nullable String url;

  @Option(
      names = "--user",
      defaultValue = "${env:PILLOWMINT_OPERATOR:-operator}",
      description = "Your name; the password is taken from PILLOWMINT_OPERATOR_PASSWORD.")
  String user = "operator";

  Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  Answer post(String path, String json) {
    return send("POST", path, BodyPublishers.ofString(json));
  }

  Answer patch(String path, String json) {
    return send("PATCH", path, BodyPublishers.ofString(json));
  }

  /** Prints what a person needs; gives the exit status. */
  int print(Answer answer) {
    if (answer.good()) {
      System.out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer.json()));
      return 0;
    }
    System.err.println("pillowmint: " + answer.why());
    return 1;
  }

  private Answer send(String method, String path, BodyPublisher body) {
    String password = System.getenv().getOrDefault("PILLOWMINT_OPERATOR_PASSWORD", "operator");
    return new IntakeCalls(url, user, password).send(method, "/v1/dead-letters" + path, body);
  }
}
