package dev.pillowmint.decision.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.pillowmint.decision.learn.Consistency;
import dev.pillowmint.decision.learn.Learned;
import dev.pillowmint.decision.learn.LearnedAwayException;
import dev.pillowmint.decision.learn.Missed;
import dev.pillowmint.decision.learn.MissedPage;
import dev.pillowmint.decision.learn.MissedQuery;
import dev.pillowmint.decision.learn.RuleResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

class TogetherTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final ResultsView HERE = results("a");

  private final List<String> asked = new ArrayList<>();
  private HttpServer other;
  private volatile int status = 200;

  @BeforeEach
  void start() throws IOException {
    other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          asked.add(
              "%s %s %s"
                  .formatted(
                      exchange.getRequestURI(),
                      exchange.getRequestHeaders().getFirst("Authorization"),
                      exchange.getRequestHeaders().getFirst(ForwardedStories.FORWARDED)));
          byte[] body = JSON.writeValueAsString(results("b")).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    other.start();
  }

  @AfterEach
  void stop() {
    other.stop(0);
  }

  @Test
  void shouldPutTheInstancesPartsTogetherWithTheCallersCredentials() {
    List<ResultsView> parts = together().parts(request(), HERE, ResultsView.class);

    assertThat(ResultsView.merged(parts).rules())
        .extracting(ResultsView.RuleView::rule)
        .containsExactly("a", "b");
    assertThat(asked).containsExactly("/v1/results?since=2026-01-01 Basic abc 1");
  }

  @Test
  void shouldNotForwardWhatWasForwarded() {
    MockHttpServletRequest request = request();
    request.addHeader(ForwardedStories.FORWARDED, "1");

    assertThat(together().parts(request, HERE, ResultsView.class)).containsExactly(HERE);
    assertThat(asked).isEmpty();
  }

  @Test
  void shouldRatherSayNothingThanAPartForTheWhole() {
    status = 503;

    assertThatThrownBy(() -> together().parts(request(), HERE, ResultsView.class))
        .isInstanceOf(LearnedAwayException.class)
        .hasMessageContaining("answered 503");
  }

  private Together together() {
    return new Together(
        new Elsewhere(),
        new OtherInstances(
            new ForwardingSettings("http", Duration.ofSeconds(5), Duration.ofSeconds(5)), JSON));
  }

  private static MockHttpServletRequest request() {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v1/results");
    request.setQueryString("since=2026-01-01");
    request.addHeader("Authorization", "Basic abc");
    return request;
  }

  private static ResultsView results(String rule) {
    RuleResult result =
        RuleResult.of("house", rule, 1, java.util.Map.of(), LocalDate.parse("2026-03-02"));
    return ResultsView.of(LocalDate.parse("2026-01-01"), List.of(result));
  }

  /** One other instance. */
  private final class Elsewhere implements Learned {
    @Override
    public List<Instance> others() {
      return List.of(
          new Instance(other.getAddress().getHostString(), other.getAddress().getPort()));
    }

    @Override
    public MissedPage missed(MissedQuery query) {
      return new MissedPage(List.of(), List.of(), false);
    }

    @Override
    public Optional<Missed> missed(String decisionId) {
      return Optional.empty();
    }

    @Override
    public List<RuleResult> results(LocalDate since) {
      return List.of();
    }

    @Override
    public List<Consistency> consistency(LocalDate since) {
      return List.of();
    }
  }
}
