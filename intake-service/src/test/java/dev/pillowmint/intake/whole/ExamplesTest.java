package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What docs/examples lets newcomers copy and run: every language, as it stands there. */
@Tag("stack")
class ExamplesTest {
  private static final Path FOLDER = Path.of("..", "docs", "examples");
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  @TempDir private Path out = Path.of("");

  /**
   * An example.
   *
   * @param required whether CI has to have what it needs
   */
  record Example(List<String> command, boolean required) {
    @Override
    public String toString() {
      return command.getLast();
    }
  }

  record Ran(int status, String text) {}

  static Stream<Example> examples() {
    return Stream.of(
        new Example(List.of("bash", "publish.sh"), true),
        new Example(List.of(JAVA, "Publish.java"), true),
        new Example(List.of("node", "publish.mjs"), true),
        new Example(List.of("python3", "publish.py"), true),
        new Example(List.of("go", "run", "publish.go"), false));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldPublishOneEventAndABatch(Example example) throws Exception {
    String run = UUID.randomUUID().toString();

    Ran ran = run(example, "http://localhost:" + Intake.shared().port(), run);

    assertThat(ran.status()).as(ran.text()).isZero();
    assertThat(ran.text()).contains("fee-" + run, "praise-" + run + "-2");
    for (String id : List.of("fee-%s", "praise-%s-1", "praise-%s-2")) {
      assertThat(Topic.only(id.formatted(run)).value().getCustomerId()).startsWith("C-");
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldSendAgainWithTheSameIdsAndOnlyWhatWasUnavailable(Example example) throws Exception {
    String accepted = "{\"id\": \"x\", \"source\": \"s\", \"status\": \"%s\"%s}";
    String one = accepted.formatted("accepted", "");
    String not =
        accepted.formatted("unavailable", ", \"problem\": {\"status\": 503, \"title\": \"t\"}");
    try (Told service =
        new Told(
            "503 {\"title\": \"away\", \"status\": 503}",
            "429 {\"title\": \"full\", \"status\": 429}",
            "202 " + one,
            "207 {\"accepted\": 1, \"notAccepted\": 1, \"results\": [%s, %s]}".formatted(one, not),
            "202 {\"accepted\": 1, \"notAccepted\": 0, \"results\": [%s]}".formatted(one))) {

      Ran ran = run(example, service.url(), "r");

      assertThat(ran.status()).as(ran.text()).isZero();
      assertThat(service.ids())
          .containsExactly(
              List.of("fee-r"),
              List.of("fee-r"),
              List.of("fee-r"),
              List.of("praise-r-1", "praise-r-2"),
              List.of("praise-r-2"));
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldNotSendAgainWhatIsRefused(Example example) throws Exception {
    String refused = "400 {\"title\": \"The event is wrong\", \"status\": 400}";
    try (Told service = new Told(refused, refused)) {

      Ran ran = run(example, service.url(), "r");

      assertThat(ran.status()).as(ran.text()).isEqualTo(1);
      assertThat(ran.text()).contains("The event is wrong");
      assertThat(service.ids()).doesNotHaveDuplicates();
    }
  }

  private Ran run(Example example, String url, String run) throws Exception {
    requireTool(example);
    Path text = out.resolve("out");
    ProcessBuilder builder =
        new ProcessBuilder(example.command())
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(text.toFile());
    builder.environment().put("PILLOWMINT_URL", url);
    builder.environment().put("PILLOWMINT_KEY", "demo-key");
    builder.environment().put("PILLOWMINT_RUN", run);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("%s ends", example).isTrue();
      return new Ran(process.exitValue(), Files.readString(text));
    } finally {
      process.destroyForcibly();
    }
  }

  private static void requireTool(Example example) throws InterruptedException {
    boolean installed = installed(example.command().getFirst());
    boolean all = Boolean.parseBoolean(System.getenv("PILLOWMINT_REQUIRE_ALL"));
    if (!all || !example.required()) {
      assumeThat(installed).as("%s is installed", example.command().getFirst()).isTrue();
    }
    assertThat(installed).isTrue();
  }

  private static boolean installed(String tool) throws InterruptedException {
    try {
      Process which = new ProcessBuilder("sh", "-c", "command -v \"$0\"", tool).start();
      return which.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** A service that answers as it was told, one answer a request. */
  private static final class Told implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final List<String> answers;
    private final List<JsonNode> heard = Collections.synchronizedList(new ArrayList<>());

    Told(String... answers) throws IOException {
      this.answers = List.of(answers);
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/v1/events", this::answer);
      server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
      try (exchange) {
        heard.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
        String[] answer = answers.get(heard.size() - 1).split(" ", 2);
        byte[] body = answer[1].getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Retry-After", "0");
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(Integer.parseInt(answer[0]), body.length);
        exchange.getResponseBody().write(body);
      }
    }

    String url() {
      return "http://localhost:" + server.getAddress().getPort();
    }

    /** Of each request, in their order. */
    List<List<String>> ids() {
      return heard.stream().map(body -> body.findValuesAsString("id")).toList();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
