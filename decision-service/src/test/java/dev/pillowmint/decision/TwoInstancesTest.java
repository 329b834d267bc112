package dev.pillowmint.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.pillowmint.localstack.process.Ports;
import dev.pillowmint.schemas.PolicyState;
import dev.pillowmint.schemas.PolicyVersion;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances of the service that share the customers and the policies. */
@Tag("stack")
class TwoInstancesTest {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final String STAFF = "staff:staff";
  private static final String MANAGER = "manager:manager";

  @TempDir private static Path states;
  private static Topics topics;
  private static RunningService first;
  private static RunningService second;

  @BeforeAll
  static void start() {
    topics = new Topics();
    first = instance("first");
    second = instance("second");
    await().atMost(START).until(() -> ready(first) && ready(second) && owners().size() == 2);
  }

  @AfterEach
  void forget() {
    topics.forgetPolicies();
    await()
        .atMost(WAIT)
        .until(() -> decides(first).equals("house") && decides(second).equals("house"));
  }

  @AfterAll
  static void stop() {
    second.close();
    first.close();
    topics.close();
  }

  @Test
  void shouldTellEveryCustomersStoryOnBothInstances() {
    List<String> customers =
        IntStream.range(0, 24).mapToObj(i -> "C+" + i + " " + UUID.randomUUID()).toList();
    customers.forEach(TwoInstancesTest::chargeFee);

    for (String customer : customers) {
      for (RunningService instance : List.of(first, second)) {
        await()
            .atMost(WAIT)
            .until(() -> story(instance, customer).body().contains("\"no-petty-fee\""));
        assertThat(JsonPath.<String>read(story(instance, customer).body(), "$.customerId"))
            .isEqualTo(customer);
      }
    }
    for (RunningService instance : List.of(first, second)) {
      HttpResponse<String> unknown = story(instance, "nobody-" + UUID.randomUUID());
      assertThat(unknown.statusCode()).isEqualTo(404);
      assertThat(unknown.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
  }

  @Test
  void shouldNotForwardWhatWasForwarded() {
    List<Integer> statuses =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    first.send(
                        "GET", "/v1/customers/loop-" + i, STAFF, "", "Pillowmint-Forwarded", "1"))
            .map(HttpResponse::statusCode)
            .distinct()
            .sorted()
            .toList();

    assertThat(statuses).containsExactly(404, 503);
  }

  @Test
  void shouldDecideOnBothByWhatOneActivatedAndRollBack() {
    put(first, "both", 1, "1.00");
    activate(second, "both", 1);
    awaitRefund("1.00", "both", 1);
    put(second, "both", 2, "2.00");
    activate(first, "both", 2);
    awaitRefund("2.00", "both", 2);

    assertThat(second.send("POST", "/v1/policies/roll-back", MANAGER, "").statusCode())
        .isEqualTo(200);

    awaitRefund("1.00", "both", 1);
    assertThat(JsonPath.<String>read(first.get("/v1/policies/both/2").body(), "$.state"))
        .isEqualTo("RETIRED");
    assertThat(JsonPath.<String>read(first.get("/v1/policies/both/2").body(), "$.changedBy"))
        .isEqualTo("manager");

    first.send("POST", "/v1/policies/roll-back", MANAGER, "");

    await().atMost(WAIT).until(() -> decides(first).equals("house"));
    assertThat(first.send("POST", "/v1/policies/roll-back", MANAGER, "").statusCode())
        .isEqualTo(409);
  }

  @Test
  void shouldBeginAtItsTime() {
    put(first, "later", 1, "1.00");
    Instant soon = Instant.parse(lastChange("later")).plusSeconds(4);
    HttpResponse<String> planned =
        first.send(
            "POST", "/v1/policies/later/1/activate", MANAGER, "{\"from\": \"%s\"}".formatted(soon));

    assertThat(planned.statusCode()).as(planned.body()).isEqualTo(200);
    assertThat(JsonPath.<Boolean>read(planned.body(), "$.decides")).isFalse();
    await()
        .atMost(WAIT)
        .until(() -> decides(first).equals("later") && decides(second).equals("later"));
  }

  @Test
  void shouldNeverDecideByADocumentThatDoesNotCompile() {
    put(first, "sound", 1, "1.00");
    activate(first, "sound", 1);
    topics.publish(
        "sound/2",
        PolicyVersion.newBuilder()
            .setName("sound")
            .setVersion(2)
            .setState(PolicyState.ACTIVE)
            .setDocument(Documents.back("sound", 2, "2.00").replace("refund", "refnud"))
            .setAuthor("nobody")
            .setAcceptedAt(Instant.parse(lastChange("sound")))
            .setActiveFrom(Instant.parse(activeFrom("sound")).plusMillis(1))
            .build());

    for (RunningService instance : List.of(first, second)) {
      await()
          .atMost(WAIT)
          .until(
              () ->
                  instance
                      .management("/actuator/health")
                      .body()
                      .contains("\"doNotCompileHere\":[\"sound/2\"]"));
      assertThat(instance.management("/actuator/prometheus").body())
          .contains("pillowmint_policies_refused{application=\"decision-service\"} 1.0");
      assertThat(
              JsonPath.<String>read(
                  instance.get("/v1/policies/sound/2").body(), "$.doesNotCompileHere"))
          .contains("refnud");
    }
    awaitRefund("1.00", "sound", 1);
    assertThat(first.send("POST", "/v1/policies/sound/2/activate", MANAGER, "").statusCode())
        .isEqualTo(422);
  }

  @Test
  void shouldLetExactlyOneOfConcurrentWritersWin() throws Exception {
    List<Callable<HttpResponse<String>>> writers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      RunningService instance = i % 2 == 0 ? first : second;
      String document = Documents.back("raced", 1, (i + 1) + ".00");
      writers.add(() -> instance.send("PUT", "/v1/policies/raced/1", MANAGER, document));
    }
    List<HttpResponse<String>> answers = new ArrayList<>();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<HttpResponse<String>> answer : pool.invokeAll(writers)) {
        answers.add(answer.get());
      }
    }

    assertThat(answers).filteredOn(a -> a.statusCode() == 201).hasSize(1);
    assertThat(answers).extracting(HttpResponse::statusCode).isSubsetOf(201, 409, 503);
    assertThat(answers)
        .filteredOn(a -> a.statusCode() == 503)
        .allMatch(a -> a.headers().firstValue("Retry-After").isPresent());
    String winner =
        answers.stream().filter(a -> a.statusCode() == 201).findFirst().orElseThrow().body();
    assertThat(topics.<PolicyVersion>committed("policies", "raced/1"))
        .filteredOn(v -> v != null)
        .last()
        .satisfies(
            v ->
                assertThat(v.getDocument()).isEqualTo(JsonPath.<String>read(winner, "$.document")));
  }

  @Test
  void shouldKeepThePolicyAcrossARestart() {
    put(second, "kept", 1, "1.00");
    activate(second, "kept", 1);
    second.close();
    second = instance("second");

    await().atMost(START).until(() -> ready(second));

    assertThat(decides(second)).isEqualTo("kept");
    awaitRefund("1.00", "kept", 1);
    await().atMost(START).until(() -> owners().size() == 2);
  }

  @Test
  void shouldCountInWhatAShadowDiffersAndChangeNothing() {
    put(first, "beside", 1, "1.00");
    assertThat(first.send("POST", "/v1/policies/beside/1/shadow", MANAGER, "").statusCode())
        .isEqualTo(200);
    List<String> customers = IntStream.range(0, 12).mapToObj(i -> chargeFee()).toList();

    for (String customer : customers) {
      await().atMost(WAIT).until(() -> story(first, customer).body().contains("no-petty-fee"));
      assertThat(story(second, customer).body()).doesNotContain("beside");
    }
    int differences = 0;
    for (RunningService instance : List.of(first, second)) {
      assertThat(instance.management("/actuator/prometheus").body())
          .contains(
              "pillowmint_shadow_compared_total{application=\"decision-service\",shadow=\"beside/1\"}")
          .contains(
              "pillowmint_shadow_differences_total{application=\"decision-service\",kind=\"amount\",shadow=\"beside/1\"}");
      String listed = instance.get("/v1/policies/beside/1/differences").body();
      differences += JsonPath.<Integer>read(listed, "$.length()");
      assertThat(JsonPath.<List<String>>read(listed, "$[*].shadow.rule")).containsOnly("fee-back");
      assertThat(listed).doesNotContain(customers.getFirst());
    }
    assertThat(differences).isEqualTo(customers.size());
  }

  private static RunningService instance(String name) {
    int port = Ports.free();
    return new RunningService(
        states.resolve(name),
        "--spring.kafka.streams.application-id=two-instances",
        "--server.port=" + port,
        "--PILLOWMINT_ADVERTISED_ADDRESS=localhost:" + port);
  }

  private static boolean ready(RunningService instance) {
    return instance.management("/actuator/health/readiness").statusCode() == 200;
  }

  /** Which instances own some of a few customers. */
  private static List<RunningService> owners() {
    return java.util.stream.Stream.of(first, second)
        .filter(
            instance ->
                IntStream.range(0, 20)
                    .mapToObj(i -> "probe-" + i)
                    .anyMatch(
                        c ->
                            instance
                                    .send(
                                        "GET",
                                        "/v1/customers/" + c,
                                        STAFF,
                                        "",
                                        "Pillowmint-Forwarded",
                                        "1")
                                    .statusCode()
                                == 404))
        .toList();
  }

  private static String decides(RunningService instance) {
    return instance.get("/v1/policy").headers().firstValue("Policy-Name").orElse("");
  }

  private static String lastChange(String name) {
    return JsonPath.read(first.get("/v1/policies/" + name + "/1").body(), "$.acceptedAt");
  }

  private static String activeFrom(String name) {
    return JsonPath.read(first.get("/v1/policies/" + name + "/1").body(), "$.activeFrom");
  }

  private static void put(RunningService instance, String name, int version, String euros) {
    HttpResponse<String> answer =
        instance.send(
            "PUT",
            "/v1/policies/%s/%d".formatted(name, version),
            MANAGER,
            Documents.back(name, version, euros));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static void activate(RunningService instance, String name, int version) {
    HttpResponse<String> answer =
        instance.send("POST", "/v1/policies/%s/%d/activate".formatted(name, version), MANAGER, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /** Both instances, each for the customers it owns, soon decide by that policy. */
  private static void awaitRefund(String euros, String policy, int version) {
    for (RunningService instance : List.of(first, second)) {
      await()
          .atMost(WAIT)
          .until(
              () ->
                  instance.get("/v1/policy").body().equals(Documents.back(policy, version, euros)));
    }
    List<String> customers = IntStream.range(0, 8).mapToObj(i -> chargeFee()).toList();
    for (String customer : customers) {
      await().atMost(WAIT).until(() -> story(first, customer).statusCode() == 200);
      String story = story(first, customer).body();
      assertThat(JsonPath.<String>read(story, "$.decisions[0].policy.name")).isEqualTo(policy);
      assertThat(JsonPath.<Integer>read(story, "$.decisions[0].policy.version")).isEqualTo(version);
      assertThat(JsonPath.<String>read(story, "$.decisions[0].rule")).isEqualTo("fee-back");
    }
  }

  private static String chargeFee() {
    String customer = "C-" + UUID.randomUUID();
    chargeFee(customer);
    return customer;
  }

  private static void chargeFee(String customer) {
    topics.publish(Topics.fee(customer, UUID.randomUUID().toString(), "5.00"));
  }

  private static HttpResponse<String> story(RunningService instance, String customer) {
    return instance.get("/v1/customers/" + customer.replace(" ", "%20"));
  }
}
