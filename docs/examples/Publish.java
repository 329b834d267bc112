import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Publishes one event, then several at once, with the JDK alone (17 or newer).
 *
 * <p>PILLOWMINT_URL=http://localhost:8080 PILLOWMINT_KEY=demo-key java Publish.java
 */
public class Publish {
  private static final Map<String, String> ENV = System.getenv();
  private static final URI EVENTS =
      URI.create(ENV.getOrDefault("PILLOWMINT_URL", "http://localhost:8080") + "/v1/events");
  private static final String KEY = ENV.getOrDefault("PILLOWMINT_KEY", "demo-key");

  /** Makes the ids unique: yours come from your own records. */
  private static final String RUN =
      ENV.getOrDefault("PILLOWMINT_RUN", String.valueOf(System.currentTimeMillis()));

  private static final Set<Integer> AGAIN = Set.of(0, 429, 500, 503);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  /** With a JSON library of yours: results[].status. The JDK has none. */
  private static final Pattern RESULT =
      Pattern.compile("\"status\"\\s*:\\s*\"(accepted|refused|unavailable)\"");

  public static void main(String[] args) throws InterruptedException {
    boolean one =
        send(
            List.of(
                """
                {"id": "fee-%s", "source": "billing", "type": "fee.charged", "customerId": "C-1001",
                 "attributes": {"fee": "return service", "amount": {"amount": "5.00", "currency": "EUR"}, "cause": "slip"}}"""
                    .formatted(RUN)));
    boolean several =
        send(List.of(praise(1, "C-7", "the quick repair"), praise(2, "C-8", "the kind call")));
    System.exit(one && several ? 0 : 1);
  }

  private static String praise(int number, String customer, String about) {
    return """
        {"id": "praise-%s-%d", "source": "shop", "type": "praise.received", "customerId": "%s", "attributes": {"about": "%s"}}"""
        .formatted(RUN, number, customer, about);
  }

  /** Sends until nothing more is to be sent. The ids stay, so sending again does no harm. */
  private static boolean send(List<String> events) throws InterruptedException {
    List<String> left = events;
    boolean ok = true;
    for (int attempt = 1; attempt <= 5; attempt++) {
      String body = events.size() == 1 ? left.get(0) : "[" + String.join(",", left) + "]";
      HttpResponse<String> answer = post(body);
      int status = answer == null ? 0 : answer.statusCode();
      if (status == 202) {
        System.out.println("accepted: " + answer.body());
        return ok;
      }
      if (status == 207) {
        System.out.println(answer.body());
        List<String> unavailable = new ArrayList<>();
        Matcher results = RESULT.matcher(answer.body());
        for (String event : left) {
          results.find();
          // What is refused has to be mended first; what was unavailable is sent again, as it is.
          ok &= !results.group(1).equals("refused");
          if (results.group(1).equals("unavailable")) {
            unavailable.add(event);
          }
        }
        left = unavailable;
        if (left.isEmpty()) {
          return ok;
        }
      } else if (!AGAIN.contains(status)) {
        System.err.println("refused: " + answer.body());
        return false;
      }
      Thread.sleep(Duration.ofSeconds(wait(answer, attempt)).toMillis());
    }
    System.err.println("not accepted after 5 attempts; keep it and send it later");
    return false;
  }

  private static long wait(HttpResponse<String> answer, int attempt) {
    return answer == null
        ? attempt
        : answer.headers().firstValueAsLong("Retry-After").orElse(attempt);
  }

  /** Null: there was no answer. */
  private static HttpResponse<String> post(String body) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(EVENTS)
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      return null;
    }
  }
}
