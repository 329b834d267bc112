package dev.pillowmint.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.localstack.services.Service;
import dev.pillowmint.schemas.Gesture;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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

/** A customer whom two systems know by two names, through all services. */
@Tag("stack")
class IdentityPathTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final RunningServices SERVICES = new RunningServices();

  /** Whoever asks decision-service under a name that was given up is sent on to the person. */
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

  @BeforeAll
  static void start() {
    SERVICES.start(Service.values());
  }

  @AfterAll
  static void stop() {
    SERVICES.close();
  }

  @Test
  void shouldSeeEverythingThroughForThePersonUnderEitherName() {
    try (Records<Gesture> gestures = SERVICES.read("gestures")) {
      publish("fee-1", "desk-9", "fee.charged", FEE);
      Gesture first = given(gestures, "desk-9", 1).getFirst();
      awaitAnswer(Service.FOLLOWUP, "/v1/promises?state=open&customer=desk-9", first.getId());

      publish("merge-1", "desk-9", "customers.merged", "{\"into\": \"C-9\"}");
      publish(
          "paid-1", "desk-9", "gesture.delivered", "{\"gestureId\": \"" + first.getId() + "\"}");
      awaitAnswer(Service.FOLLOWUP, "/v1/promises?state=kept&customer=C-9", first.getId());

      publish("fee-2", "desk-9", "fee.charged", FEE);
      Gesture second = given(gestures, "C-9", 1).getFirst();
      awaitAnswer(Service.FOLLOWUP, "/v1/promises?state=open&customer=C-9", second.getId());
      awaitAnswer(Service.DECISION, "/v1/customers/desk-9", "fee-1");
      awaitAnswer(Service.DECISION, "/v1/customers/desk-9", "fee-2");
      awaitAnswer(Service.FOLLOWUP, "/v1/customers/desk-9/story", "return service");
      assertThat(given(gestures, "desk-9", 1)).hasSize(1);
    }
  }

  private static final String FEE =
      """
      {"fee": "return service", "amount": {"amount": "5.00", "currency": "EUR"}, "cause": "slip"}
      """;

  private static void publish(String id, String customer, String type, String attributes) {
    SERVICES
        .intake()
        .publish(
            """
            {"id": "%s", "source": "desk", "type": "%s", "customerId": "%s", "attributes": %s}
            """
                .formatted(id, type, customer, attributes));
  }

  private static List<Gesture> given(Records<Gesture> gestures, String customer, int least) {
    await().atMost(PATIENCE).until(() -> of(gestures, customer).size() >= least);
    return of(gestures, customer);
  }

  private static List<Gesture> of(Records<Gesture> gestures, String customer) {
    return gestures.sofar().stream().filter(g -> g.getCustomerId().equals(customer)).toList();
  }

  private void awaitAnswer(Service service, String path, String part) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(get(service, path).body()).contains(part));
  }

  /** The demonstration's users have their names as passwords. */
  private HttpResponse<String> get(Service service, String path)
      throws IOException, InterruptedException {
    String credentials =
        Base64.getEncoder().encodeToString("staff:staff".getBytes(StandardCharsets.UTF_8));
    return http.send(
        HttpRequest.newBuilder(SERVICES.process(service).url().resolve(path))
            .header("Authorization", "Basic " + credentials)
            .GET()
            .build(),
        BodyHandlers.ofString());
  }
}
