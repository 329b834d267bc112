package dev.pillowmint.followup;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person at the pages, with a session and without scripts. */
final class StoryVisitor {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final URI address;
  private final HttpClient http;
  private String language = "en";

  private StoryVisitor(URI address) {
    this.address = address;
    this.http =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  /** Logged in as one of the demonstration's people. */
  static StoryVisitor of(RunningService service, String user) {
    StoryVisitor visitor = new StoryVisitor(URI.create(service.address()));
    visitor.send("/login", "/login", Map.of("username", user, "password", user));
    return visitor;
  }

  StoryVisitor speaking(String tag) {
    language = tag;
    return this;
  }

  String page(String path) {
    HttpResponse<String> response = get(path);
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          "%s answers %d: %s".formatted(path, response.statusCode(), response.body()));
    }
    return response.body();
  }

  /** Fills in the form on that page and sends it there; gives the page that follows. */
  String send(String from, String to, Map<String, String> fields) {
    Matcher token = TOKEN.matcher(page(from));
    if (!token.find()) {
      throw new IllegalStateException("There is no form on " + from);
    }
    Map<String, String> all = new HashMap<>(fields);
    all.put("_csrf", token.group(1));
    String body =
        all.entrySet().stream()
            .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&"));
    return answer(
            request(to)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)))
        .body();
  }

  /** Sends what a page had shown before somebody else was faster. */
  String sendUnseen(String to, Map<String, String> fields) {
    return send("/customers", to, fields);
  }

  private HttpResponse<String> get(String path) {
    return answer(request(path).GET());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .header("Accept", "text/html")
        .header("Accept-Language", language);
  }

  private HttpResponse<String> answer(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
