package dev.pillowmint.localstack.command;

import dev.pillowmint.localstack.command.IntakeCalls.Answer;
import dev.pillowmint.localstack.process.LocalStackException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The intake-service's keys, as an administrator reaches them. */
final class AdminApi {
  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The intake-service; the one that runs here unless stated.")
  @Nullable String url;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      defaultValue = "admin",
      description =
          "An administrator; the password is taken from PILLOWMINT_ADMIN_PASSWORD (\"admin\" while the demo's users work).")
  String user = "";

  private final JsonMapper json = new JsonMapper();

  JsonNode get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  JsonNode post(String path, Map<String, Object> body) {
    String text = json.writeValueAsString(body);
    return send("POST", path, BodyPublishers.ofString(text));
  }

  private JsonNode send(String method, String path, BodyPublisher body) {
    String password = System.getenv().getOrDefault("PILLOWMINT_ADMIN_PASSWORD", "admin");
    Answer answer = new IntakeCalls(url, user, password).send(method, path, body);
    if (!answer.good()) {
      throw new LocalStackException(answer.why());
    }
    return answer.json();
  }
}
