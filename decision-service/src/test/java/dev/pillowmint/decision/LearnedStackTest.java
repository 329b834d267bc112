package dev.pillowmint.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.schemas.CustomerEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was missed is shown, and made good, over a real broker. */
@Tag("stack")
class LearnedStackTest {
  private static final Duration WAIT = Duration.ofSeconds(60);

  private static final Pattern COMMAND = Pattern.compile("(?s)```sh\n(curl .*?)\n```");

  @TempDir private static Path stateDir;

  @Test
  void shouldShowAMissedMomentAndGrantTheOfferForItOnce() {
    try (RunningService service = new RunningService(stateDir);
        Topics topics = new Topics()) {
      await()
          .atMost(WAIT)
          .until(() -> service.management("/actuator/health/readiness").statusCode() == 200);
      String customer = "C-" + UUID.randomUUID();
      topics.publish(
          CustomerEvent.newBuilder(Topics.fee(customer, UUID.randomUUID().toString(), "5.00"))
              .setType("delivery.delayed")
              .setAttributes(
                  Map.of(
                      "orderId", Attributes.toAvro("O-7"),
                      "delay", Attributes.toAvro(Duration.ofHours(2))))
              .build());
      await().atMost(WAIT).until(() -> !decisions(service, customer).isEmpty());
      String decision = decisions(service, customer).getFirst();

      assertThat(offer(service, decision)).extracting(answer -> answer.statusCode()).isEqualTo(202);
      offer(service, decision);

      await()
          .atMost(WAIT)
          .until(
              () -> service.get("/v1/missed?decision=" + decision).body().contains("\"actedOn\""));
      assertThat(service.get("/v1/customers/" + customer).body())
          .containsOnlyOnce("gesture.offered-by-staff");
      assertThat(service.get("/v1/results").statusCode()).isEqualTo(403);
      assertEveryCommandOfThePageIsAnswered(service, decision);
    }
  }

  private static void assertEveryCommandOfThePageIsAnswered(
      RunningService service, String decision) {
    List<MatchResult> commands = COMMAND.matcher(page()).results().toList();
    assertThat(commands).hasSize(4);
    for (MatchResult command : commands) {
      HttpResponse<String> answer =
          Curl.of(command.group(1).replace("DECISION", decision), "").send(service);
      assertThat(answer.statusCode()).as(command.group(1) + answer.body()).isBetween(200, 299);
    }
  }

  private static String page() {
    try {
      return Files.readString(Path.of("../docs/policy-results.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<String> offer(RunningService service, String decision) {
    String gift =
        """
        {"kind": "gift", "description": "a bar of chocolate",
         "amount": {"amount": "8.00", "currency": "EUR"}}
        """;
    return service.send("POST", "/v1/missed/" + decision + "/offer", "staff:staff", gift);
  }

  private static List<String> decisions(RunningService service, String customer) {
    return JsonPath.read(
        service.get("/v1/missed?limit=200").body(),
        "$.missed[?(@.customerId == '%s')].decisionId".formatted(customer));
  }
}
