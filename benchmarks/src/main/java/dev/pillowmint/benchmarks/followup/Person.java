package dev.pillowmint.benchmarks.followup;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Somebody at work: looks at today's work, opens a task, takes it, does it, and thinks between. */
final class Person {
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"(\\d+)\"");
  private static final Pattern TASK = Pattern.compile("href=\"(/tasks/[-0-9a-f]+)\"");
  private static final Set<Integer> ANSWERS = Set.of(200, 302, 409);

  private final HttpClient http;
  private final URI service;
  private final URI bare;
  private final BiConsumer<What, Long> stopwatch;
  private String session = "";

  /**
   * @param bare the page that is the yardstick
   * @param stopwatch told what was asked for, and the nanoseconds until all of it was there
   */
  Person(HttpClient http, URI service, URI bare, BiConsumer<What, Long> stopwatch) {
    this.http = http;
    this.service = service;
    this.bare = bare;
    this.stopwatch = stopwatch;
  }

  /** What was asked for. */
  enum What {
    TODAY,
    TASK,
    FORM,
    BARE
  }

  void logIn(String name) throws IOException, InterruptedException {
    String form = get("/login", What.TASK);
    post("/login", form, "username=%s&password=%s".formatted(name, "agent"));
  }

  /** Does one task after the other. */
  void work(long untilNanos, int thinkMillis) throws IOException, InterruptedException {
    think(thinkMillis);
    while (System.nanoTime() < untilNanos) {
      String today = get("/", What.TODAY);
      send(HttpRequest.newBuilder(bare), What.BARE);
      think(thinkMillis);
      List<String> tasks = TASK.matcher(today).results().map(r -> r.group(1)).toList();
      String task = tasks.get(ThreadLocalRandom.current().nextInt(tasks.size()));
      String page = get(task, What.TASK);
      think(thinkMillis);
      post(task + "/claim", page, "fromList=false");
      page = get(task, What.TASK);
      think(thinkMillis);
      post(task + "/done", page, "note=All+well&revision=" + first(REVISION, page));
    }
  }

  String get(String path, What what) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(service.resolve(path)), what);
  }

  private void post(String path, String page, String form)
      throws IOException, InterruptedException {
    String token = URLEncoder.encode(first(CSRF, page), StandardCharsets.UTF_8);
    send(
        HttpRequest.newBuilder(service.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form + "&_csrf=" + token)),
        What.FORM);
  }

  private String send(HttpRequest.Builder request, What what)
      throws IOException, InterruptedException {
    request.header("Accept", "text/html").header("Accept-Language", "en");
    if (!session.isEmpty()) {
      request.header("Cookie", session);
    }
    long begun = System.nanoTime();
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    stopwatch.accept(what, System.nanoTime() - begun);
    if (!ANSWERS.contains(answer.statusCode())
        || answer.headers().firstValue("Location").orElse("").contains("/login")) {
      throw new IllegalStateException(
          "%s was answered with %d".formatted(answer.uri(), answer.statusCode()));
    }
    answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("JSESSIONID="))
        .forEach(cookie -> session = cookie.substring(0, cookie.indexOf(';')));
    return answer.body();
  }

  /** Up to twice as long, so that nobody keeps step. */
  private static void think(int millis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(2 * millis));
  }

  private static String first(Pattern pattern, String page) {
    return pattern
        .matcher(page)
        .results()
        .findFirst()
        .map((MatchResult found) -> found.group(1))
        .orElse("");
  }
}
