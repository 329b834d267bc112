package dev.pillowmint.decision.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The policy that decides right now, from the running service. */
final class ActivePolicy {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int OK = 200;

  @Option(
      names = "--service",
      paramLabel = "URL",
      defaultValue = "${env:PILLOWMINT_DECISION_SERVICE_URL:-http://localhost:8081}",
      description = "where decision-service is, for --against active (default: ${DEFAULT-VALUE})")
  private URI service = URI.create("http://localhost:8081");

  @Option(
      names = "--user",
      paramLabel = "NAME",
      defaultValue = "${env:PILLOWMINT_USER:-staff}",
      description = "who asks it; the password is read from PILLOWMINT_PASSWORD")
  private String user = "staff";

  private final @Nullable String password = System.getenv("PILLOWMINT_PASSWORD");

  String document() {
    URI address = service.resolve("/v1/policy");
    String token =
        Base64.getEncoder()
            .encodeToString(
                (user + ":" + (password == null ? "" : password)).getBytes(StandardCharsets.UTF_8));
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .timeout(TIMEOUT)
              .header("Authorization", "Basic " + token)
              .build();
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != OK) {
        throw away(address + " answers " + answer.statusCode(), null);
      }
      return answer.body();
    } catch (IOException e) {
      throw away(address + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw away(address + " was not waited for", e);
    }
  }

  private static UnreadableException away(String problem, @Nullable Exception cause) {
    return UnreadableException.away(
        problem + ". --service names it, --user and PILLOWMINT_PASSWORD say who asks.", cause);
  }
}
