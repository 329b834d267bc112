package dev.pillowmint.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class KeysCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine line =
      Pillowmint.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
  private final List<String> asked = new CopyOnWriteArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private HttpServer server;

  private int status = 200;
  private String answer = "{}";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.add(
              "%s %s %s"
                  .formatted(exchange.getRequestMethod(), exchange.getRequestURI(), body)
                  .strip());
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldPrintANewKeyAloneToTheOutput() {
    status = 201;
    answer = "{\"id\": \"abc\", \"source\": \"shop\", \"key\": \"pm_abc_secret\"}";

    assertThat(run("create", "--source", "shop", "--type", "fee.charged", "--customers", "DE-"))
        .isZero();

    assertThat(out.toString()).isEqualToIgnoringNewLines("pm_abc_secret");
    assertThat(err.toString()).contains("Key abc of shop").doesNotContain("secret_");
    assertThat(asked)
        .containsExactly(
            "POST /v1/keys {\"source\":\"shop\",\"types\":[\"fee.charged\"],\"customers\":[\"DE-\"]}");
  }

  @Test
  void shouldRotateWithItsOverlapAndRevoke() {
    run("rotate", "abc", "--overlap", "PT1H");
    run("revoke", "abc");

    assertThat(asked)
        .containsExactly(
            "POST /v1/keys/abc/rotate {\"overlap\":\"PT1H\"}", "POST /v1/keys/abc/revoke {}");
  }

  @Test
  void shouldListAKeyPerLine() {
    answer =
        """
        {"keys": [{"id": "abc", "source": "shop", "state": "active", "createdAt": "2026-03-02T09:00:00Z",
                   "createdBy": "ada"}]}
        """;

    assertThat(run("list", "--source", "shop/1")).isZero();

    assertThat(out.toString()).contains("abc  active", "shop", "made 2026-03-02T09:00:00Z by ada");
    assertThat(asked).containsExactly("GET /v1/keys?source=shop%2F1");
  }

  @Test
  void shouldSayWhatIsWrongAndWhere() {
    status = 400;
    answer =
        "{\"detail\": \"It is wrong\", \"errors\": [{\"pointer\": \"/source\", \"detail\": \"must not be blank\"}]}";

    assertThat(run("create", "--source", " ")).isEqualTo(1);
    assertThat(err.toString()).startsWith("pillowmint: It is wrong").contains("/source must not");
  }

  @Test
  void shouldSayThatNobodyAnswers() {
    server.stop(0);

    assertThat(run("list")).isEqualTo(1);
    assertThat(err.toString()).contains("Nobody answers at").contains("--url");
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "keys";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--url";
    all[arguments.length + 2] = "http://localhost:" + server.getAddress().getPort();
    return line.execute(all);
  }
}
