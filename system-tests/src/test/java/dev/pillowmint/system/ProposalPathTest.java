package dev.pillowmint.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.localstack.services.Service;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.Outcome;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A claim that a person looks at: from the event to the promise that is kept, by all services. */
@Tag("stack")
class ProposalPathTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String CUSTOMER = "PP-1";
  private static final RunningServices SERVICES = new RunningServices();

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    SERVICES.start(Service.values());
  }

  @AfterAll
  static void stop() {
    SERVICES.close();
  }

  @Test
  void shouldKeepThePromiseThatAnApproverSaidYesTo() throws Exception {
    try (Records<Decision> decisions = SERVICES.read("decisions");
        Records<Gesture> gestures = SERVICES.read("gestures")) {
      SERVICES
          .intake()
          .publish(
              """
              {"id": "claim-1", "source": "front-desk", "type": "complaint.raised", "customerId": "PP-1",
               "attributes": {"severity": "low", "about": "a picture hung askew",
                              "claimed": {"amount": "80.00", "currency": "EUR"}}}
              """);
      Decision proposed = told(decisions, 0);
      assertThat(proposed.getOutcome()).isEqualTo(Outcome.PROPOSED);
      String proposal = "/v1/proposals/" + proposed.getId();
      await().atMost(PATIENCE).until(() -> get(proposal).statusCode() == 200);
      assertThat(get("/v1/promises?state=open&customer=" + CUSTOMER).body())
          .contains("\"items\":[]");

      assertThat(
              send("approver", proposal + "/answer", "{\"revision\": 0, \"verdict\": \"approve\"}"))
          .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(202));

      Decision granted = told(decisions, 1);
      assertThat(granted.getOutcome()).isEqualTo(Outcome.GRANTED);
      assertThat(granted.getId()).isEqualTo(proposed.getId());
      Gesture refund = given(gestures);
      awaitAnswer(proposal, "\"fate\":\"granted\"");
      awaitAnswer("/v1/promises?state=open&customer=" + CUSTOMER, refund.getId());

      SERVICES
          .intake()
          .publish(
              """
              {"id": "paid-1", "source": "payments", "type": "gesture.delivered", "customerId": "PP-1",
               "attributes": {"gestureId": "%s"}}
              """
                  .formatted(refund.getId()));

      awaitAnswer("/v1/promises?state=kept&customer=" + CUSTOMER, refund.getId());
      assertThat(get("/v1/promises?state=open&customer=" + CUSTOMER).body())
          .contains("\"items\":[]");
      assertThat(mine(decisions)).hasSize(2);
    }
  }

  private static Decision told(Records<Decision> decisions, int revision) {
    await().atMost(PATIENCE).until(() -> mine(decisions).size() > revision);
    return mine(decisions).get(revision);
  }

  private static List<Decision> mine(Records<Decision> decisions) {
    return decisions.sofar().stream().filter(d -> d.getEventId().equals("claim-1")).toList();
  }

  private static Gesture given(Records<Gesture> gestures) {
    await().atMost(PATIENCE).until(() -> mineOf(gestures).size() == 1);
    return mineOf(gestures).getFirst();
  }

  private static List<Gesture> mineOf(Records<Gesture> gestures) {
    return gestures.sofar().stream().filter(g -> g.getCustomerId().equals(CUSTOMER)).toList();
  }

  private void awaitAnswer(String path, String part) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(get(path).body()).contains(part));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request("staff", path).GET().build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String user, String path, String body) throws Exception {
    return http.send(
        request(user, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  /** The demonstration's users have their names as passwords. */
  private static HttpRequest.Builder request(String user, String path) {
    String credentials =
        Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(SERVICES.process(Service.FOLLOWUP).url().resolve(path))
        .header("Authorization", "Basic " + credentials);
  }
}
