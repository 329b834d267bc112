package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.intake.admission.CustomerEvents;
import dev.pillowmint.intake.admission.Publication;
import dev.pillowmint.intake.whole.Intake.Answer;
import dev.pillowmint.localstack.TestStack;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.springframework.context.support.GenericApplicationContext;

/**
 * What brings every operation to each of its answers. An operation or a status that is new needs a
 * line here.
 */
final class Provocations implements AutoCloseable {
  private static final String EVENT =
      """
      {"id": "p-1", "source": "billing", "type": "gesture.delivered", "customerId": "C-p",
       "attributes": {"gestureId": "g"}}
      """;
  private static final String KEY = "Idempotency-Key";
  private static final String WRONG = EVENT.replace("gestureId\":", "gestrueId\":");

  private final Intake intake = Intake.shared();
  private final List<Intake> others = new ArrayList<>();
  private final List<Provocation> all = new ArrayList<>();

  record Provocation(String operation, Answer answer) {}

  List<Provocation> all() {
    events();
    keys();
    deadLetters();
    webhooks();
    describing("/v1/event-types", "/v1/event-types");
    describing("/v1/event-types/{name}", "/v1/event-types/fee.charged");
    describing("/v3/asyncapi", "/v3/asyncapi");
    add("GET /v1/event-types/{name}", Intake.send(reading("/v1/event-types/fee.chraged")));
    add(
        "GET /v1/event-types/{name}",
        Intake.send(reading("/v1/event-types/fee.charged").header("Accept", "application/json")));
    return all;
  }

  private void events() {
    String operation = "POST /v1/events";
    add(operation, intake.post(Intake.PLAIN, EVENT));
    add(operation, intake.post(Intake.PLAIN, "[" + EVENT + "]"));
    add(operation, intake.post(Intake.PLAIN, "[" + EVENT + "," + WRONG + "]"));
    add(operation, intake.post(Intake.PLAIN, WRONG));
    add(operation, intake.post(Intake.PLAIN, "{", "ce-id", "1"));
    add(operation, intake.post(Intake.PLAIN, "{"));
    add(operation, intake.postAs("wrong", Intake.PLAIN, EVENT));
    add(operation, intake.postAs("billing-key", Intake.PLAIN, EVENT.replace("billing", "support")));
    add(operation, intake.post(Intake.PLAIN, "[" + "{},".repeat(500) + "{}]"));
    add(operation, intake.post("text/plain", EVENT));
    add(operation, intake.post("application/x-ndjson", onOneLine(EVENT) + onOneLine(WRONG)));
    add(operation, intake.post(Intake.PLAIN, EVENT, KEY, "k".repeat(1_000)));
    add(operation, intake.post(Intake.PLAIN, EVENT, "X-Long", "x".repeat(10_000)));
    intake.post(Intake.PLAIN, EVENT, KEY, "provoked");
    add(operation, intake.post(Intake.PLAIN, WRONG, KEY, "provoked"));
    add(operation, stalled(other("server.tomcat.connection-timeout=300ms")));
    add(operation, whileInProgress());
    Intake limited = other("pillowmint.rate-limits.events=1");
    limited.post(Intake.PLAIN, EVENT);
    add(operation, limited.post(Intake.PLAIN, EVENT));
    add(operation, full().post(Intake.PLAIN, EVENT));
    add(operation, failing().post(Intake.PLAIN, EVENT));
    add(operation, away().post(Intake.PLAIN, EVENT));
  }

  private void webhooks() {
    String operation = "POST /v1/webhooks/{name}";
    Hooks hooks = new Hooks();
    Intake hooked = other(hooks.setting());
    add(operation, hooks.post(intake, "nobody", "{}"));
    add(operation, hooks.post(hooked, "shop", Hooks.PRAISE));
    add(operation, hooks.post(hooked, "shop", "{"));
    add(operation, hooks.post(hooked, "shop", "{\"praises\": [{}]}"));
    add(operation, hooks.post(hooked, "shop", Hooks.PRAISE, "Authorization", "Bearer wrong"));
    add(operation, hooks.post(hooked, "shop", Hooks.PRAISE, "Content-Type", "text/plain"));
    add(operation, hooks.post(hooked, "shop", Hooks.PRAISE, "X-Long", "x".repeat(10_000)));
    add(operation, hooks.post(hooked, "shop", " ".repeat(1_100_000)));
    Intake limited = other(hooks.setting(), "pillowmint.rate-limits.events=1");
    hooks.post(limited, "shop", Hooks.PRAISE);
    add(operation, hooks.post(limited, "shop", Hooks.PRAISE));
    Intake full = other(hooks.setting(), "pillowmint.intake.in-flight-per-source=0");
    add(operation, hooks.post(full, "shop", Hooks.PRAISE));
    Intake away = other(Intake.against("localhost:1", registry(), hooks.setting()));
    add(operation, hooks.post(away, "shop", Hooks.PRAISE));
  }

  private void keys() {
    String create = "POST /v1/keys";
    Answer made =
        administrate("/v1/keys", "{\"source\": \"billing\", \"types\": [\"fee.charged\"]}");
    add(create, made);
    add(create, administrate("/v1/keys", "{}"));
    add("GET /v1/keys", Intake.send(administrating("/v1/keys")));
    add("GET /v1/audit", Intake.send(administrating("/v1/audit")));
    String narrow = made.json().get("key").asString();
    eventually(() -> intake.postAs(narrow, Intake.PLAIN, "{").status() == 400);
    add("POST /v1/events", intake.postAs(narrow, Intake.PLAIN, EVENT));
    String other =
        administrate("/v1/keys", "{\"source\": \"billing\", \"customers\": [\"X-\"]}")
            .json()
            .get("key")
            .asString();
    eventually(() -> intake.postAs(other, Intake.PLAIN, "{").status() == 400);
    add("POST /v1/events", intake.postAs(other, Intake.PLAIN, EVENT));
    String path = "/v1/keys/" + made.json().get("id").asString();
    for (String act : List.of("rotate", "revoke")) {
      String operation = "POST /v1/keys/{id}/" + act;
      add(operation, administrate("/v1/keys/nobody/" + act, "{}"));
      if (act.equals("rotate")) {
        add(operation, administrate(path + "/rotate", "{\"overlap\": \"soon\"}"));
      }
      add(operation, administrate(path + "/" + act, "{}"));
    }
    add("POST /v1/keys/{id}/rotate", administrate(path + "/rotate", "{}"));
    add(create, Intake.send(intake.request("/v1/keys").POST(BodyPublishers.noBody())));
    add("GET /v1/keys", Intake.send(intake.request("/v1/keys")));
    add("GET /v1/audit", Intake.send(intake.request("/v1/audit")));
    add("GET /v1/keys", Intake.send(reading("/v1/keys")));
    add("GET /v1/audit", Intake.send(reading("/v1/audit")));
    for (String act : List.of("rotate", "revoke")) {
      add(
          "POST /v1/keys/{id}/" + act,
          Intake.send(intake.request(path + "/" + act).POST(BodyPublishers.noBody())));
    }
  }

  private void deadLetters() {
    String list = "GET /v1/dead-letters";
    String one = "/v1/dead-letters/{place}";
    String place = Letters.refused(RepairTest.aFee("provoked", "slipp"));
    String path = "/v1/dead-letters/" + place;
    String unknown = "/v1/dead-letters/nobody";
    String good = "{\"attributes\": {\"cause\": \"slip\"}}";
    String mend =
        "{\"filter\": {\"source\": \"provoked\"}, \"set\": {\"attributes.cause\": \"'slip'\"}}";
    add(list, repair(intake, "GET", "/v1/dead-letters?limit=1", ""));
    add(list, repair(intake, "GET", "/v1/dead-letters?limit=many", ""));
    add("GET " + one, repair(intake, "GET", path, ""));
    add("GET " + one, repair(intake, "GET", unknown, ""));
    add("PATCH " + one, repair(intake, "PATCH", path, "[]"));
    add("PATCH " + one, repair(intake, "PATCH", path, "{\"attributes\": {\"cause\": \"x\"}}"));
    add("PATCH " + one, repair(intake, "PATCH", path, "{\"source\": \"other\"}"));
    add("PATCH " + one, repair(intake, "PATCH", unknown, good));
    add("PATCH " + one, repair(intake, "PATCH", path, good));
    String repairs = "/v1/dead-letters/repairs";
    add("POST " + repairs, repair(intake, "POST", repairs, "{}"));
    add("POST " + repairs, repair(intake, "POST", repairs, mend));
    String replay = "POST " + one + "/replay";
    String discard = "POST " + one + "/discard";
    add(replay, repair(intake, "POST", unknown + "/replay", ""));
    add(replay, repair(intake, "POST", path + "/replay", ""));
    add(replay, repair(intake, "POST", path + "/replay", ""));
    String why = "{\"reason\": \"provoked\"}";
    String other = "/v1/dead-letters/" + Letters.refused(RepairTest.aFee("provoked", "slipp"));
    add(discard, repair(intake, "POST", unknown + "/discard", why));
    add(discard, repair(intake, "POST", other + "/discard", "[]"));
    add(discard, repair(intake, "POST", other + "/discard", "{}"));
    add(discard, repair(intake, "POST", other + "/discard", why));
    Intake away = other(Intake.against("localhost:1", registry(), "pillowmint.repair.timeout=1s"));
    add(list, repair(away, "GET", "/v1/dead-letters", ""));
    add("GET " + one, repair(away, "GET", path, ""));
    add("PATCH " + one, repair(away, "PATCH", path, good));
    add(replay, repair(away, "POST", path + "/replay", ""));
    add(discard, repair(away, "POST", path + "/discard", why));
    add("POST " + repairs, repair(away, "POST", repairs, mend));
    add(list, Intake.send(intake.request("/v1/dead-letters")));
    add("GET " + one, Intake.send(intake.request(path)));
    add("PATCH " + one, Intake.send(intake.request(path).method("PATCH", BodyPublishers.noBody())));
    for (String act : List.of("/replay", "/discard")) {
      add(
          "POST " + one + act,
          Intake.send(intake.request(path + act).POST(BodyPublishers.noBody())));
    }
    add("POST " + repairs, Intake.send(intake.request(repairs).POST(BodyPublishers.noBody())));
  }

  private static Answer repair(Intake to, String method, String path, String body) {
    return Intake.send(
        to.request(path)
            .header("Authorization", Intake.basic("operator"))
            .header("Content-Type", Intake.PLAIN)
            .method(method, BodyPublishers.ofString(body)));
  }

  private Answer administrate(String path, String body) {
    return Intake.send(
        administrating(path)
            .header("Content-Type", Intake.PLAIN)
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder administrating(String path) {
    return intake.request(path).header("Authorization", Intake.basic("admin"));
  }

  private static void eventually(Callable<Boolean> holds) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(holds);
  }

  private void describing(String path, String address) {
    String operation = "GET " + path;
    Answer read = Intake.send(reading(address));
    add(operation, read);
    add(operation, Intake.send(reading(address).header("If-None-Match", read.header("ETag"))));
    add(operation, Intake.send(reading(address).header("Accept", "image/png")));
    add(operation, Intake.send(intake.request(address)));
  }

  private HttpRequest.Builder reading(String address) {
    return intake.request(address).header("Authorization", "Bearer billing-key");
  }

  /** No request of a source is let in any more. */
  private Intake full() {
    return other("pillowmint.intake.in-flight-per-source=0");
  }

  /** No event can be written. */
  private Intake failing() {
    return writing(
        events -> events.stream().<Publication>map(e -> new Publication.Unwritable()).toList());
  }

  private Intake writing(CustomerEvents instead) {
    return other(
        Intake.against(
            broker(),
            registry(),
            context ->
                ((GenericApplicationContext) context)
                    .registerBean(
                        "instead", CustomerEvents.class, () -> instead, b -> b.setPrimary(true))));
  }

  /** The same again while the first is being written. */
  private Answer whileInProgress() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    Intake slow =
        writing(
            events -> {
              begun.countDown();
              await(answered);
              return events.stream().<Publication>map(e -> new Publication.Published()).toList();
            });
    Thread first = Thread.startVirtualThread(() -> slow.post(Intake.PLAIN, EVENT, KEY, "slow"));
    await(begun);
    Answer second = slow.post(Intake.PLAIN, EVENT, KEY, "slow");
    answered.countDown();
    try {
      first.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return second;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted", e);
    }
  }

  /** A body of which nothing more comes. */
  private static Answer stalled(Intake to) {
    try (Wire wire = new Wire(to.port(), 20_000)) {
      wire.send(
          "POST /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer demo-key\r\n"
              + "Content-Type: application/json\r\nContent-Length: 10\r\n\r\n{");
      Wire.Answer answer = wire.read();
      Map<String, List<String>> headers = new HashMap<>();
      answer.headers().forEach((name, value) -> headers.put(name, List.of(value)));
      return new Answer(answer.status(), answer.body(), headers);
    } catch (IOException e) {
      throw new AssertionError("No answer", e);
    }
  }

  private static String onOneLine(String json) {
    return json.replace("\n", " ") + "\n";
  }

  /** Without a broker. */
  private Intake away() {
    return other(Intake.against("localhost:1", registry()));
  }

  private static String broker() {
    return TestStack.shared().bootstrapServers();
  }

  private static String registry() {
    return TestStack.shared().registryUrl();
  }

  private Intake other(String... settings) {
    return other(Intake.against(broker(), registry(), settings));
  }

  private Intake other(Intake other) {
    others.add(other);
    return other;
  }

  private void add(String operation, Answer answer) {
    all.add(new Provocation(operation, answer));
  }

  @Override
  public void close() {
    others.forEach(Intake::close);
  }
}
