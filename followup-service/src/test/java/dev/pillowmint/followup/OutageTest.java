package dev.pillowmint.followup;

import static dev.pillowmint.followup.GestureBuilder.aGesture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.followup.plan.Outbox;
import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.GestureKind;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** What happens while something that the service needs is away. */
@Tag("stack")
@Tag("containers")
class OutageTest {
  private static final Instant MONDAY_TEN = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final String customer = "c-" + UUID.randomUUID();
  private final SettableClock clock = new SettableClock(MONDAY_TEN);

  @Test
  void shouldWaitForTheDatabaseAndForgetNothingWhenItGoesAway() throws Exception {
    URI database = URI.create(TestStack.shared().freshDatabase().substring("jdbc:".length()));
    Gate gate = new Gate(new InetSocketAddress(database.getHost(), database.getPort()));
    String url = "jdbc:postgresql://localhost:%d%s".formatted(gate.port(), database.getPath());
    try (gate;
        Streams streams = new Streams();
        RunningService service =
            RunningService.startOn(url, clock, "spring.datasource.hikari.connection-timeout=500")) {
      assertThat(service.managementAnonymously("/actuator/health/liveness").statusCode())
          .isEqualTo(200);
      assertThat(service.managementAnonymously("/actuator/health/readiness"))
          .satisfies(r -> assertThat(r.statusCode()).isEqualTo(503))
          .satisfies(r -> assertThat(r.body()).contains("\"waiting for\":\"database\""));
      assertThat(service.get("/v1/worklist"))
          .satisfies(r -> assertThat(r.statusCode()).isEqualTo(503))
          .satisfies(r -> assertThat(r.headers().firstValue("Retry-After")).isPresent());

      gate.open();
      await().atMost(PATIENCE).until(service::isReady);
      gate.close();
      streams.publish(
          aGesture(GestureKind.GIFT, customer, MONDAY_TEN)
              .followedBy(FollowUpKind.AFTER_CARE, Duration.ofDays(2))
              .build());
      await().atMost(PATIENCE).until(() -> !service.isReady());
      gate.open();
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(streams.told(customer))
                      .containsExactly(
                          "after-care PLANNED planned", "promise-check PLANNED planned"));
      assertThat(Streams.deadLetters("gestures.followup-service.dlt", customer)).isEmpty();
    }
  }

  /** Whatever is under way when a connection breaks happens, and happens once. */
  @Test
  void shouldLoseNothingAndDoNothingTwiceWhileTheDatabaseIsRestartedUnderLoad() throws Exception {
    URI database = URI.create(TestStack.shared().freshDatabase().substring("jdbc:".length()));
    Gate gate = new Gate(new InetSocketAddress(database.getHost(), database.getPort()));
    String url = "jdbc:postgresql://localhost:%d%s".formatted(gate.port(), database.getPath());
    try (gate;
        Streams streams = new Streams();
        RunningService service =
            RunningService.startOn(
                url,
                clock,
                "spring.datasource.hikari.connection-timeout=500",
                "pillowmint.scheduler.heartbeat=1s",
                "pillowmint.scheduler.missed-heartbeats=4")) {
      gate.open();
      await().atMost(PATIENCE).until(service::isReady);
      for (int i = 0; i < 200; i++) {
        streams.publish(
            aGesture(GestureKind.GIFT, customer + i, MONDAY_TEN)
                .dueAfter(Duration.ofDays(3))
                .followedBy(FollowUpKind.THANK_YOU_NOTE, Duration.ofDays(1))
                .build());
      }
      underInterruptions(gate, () -> assertThat(lives(streams)).hasSize(400));
      clock.advance(Duration.ofDays(1));
      underInterruptions(gate, () -> assertThat(reached(streams, "DUE its-time")).isEqualTo(200));
      clock.advance(Duration.ofDays(2));
      underInterruptions(gate, () -> assertThat(reached(streams, "FAILED broken")).isEqualTo(200));
      // A change may be published twice, but then it is the same one.
      assertThat(lives(streams))
          .hasSize(400)
          .allSatisfy(
              (id, life) -> {
                assertThat(life.getFirst()).endsWith("PLANNED planned");
                assertThat(life.stream().filter(s -> s.endsWith("FAILED broken")))
                    .hasSizeLessThan(2);
                assertThat(life.stream().filter(s -> s.endsWith("DUE its-time")))
                    .hasSizeLessThan(2);
                assertThat(life).hasSizeBetween(2, 3);
              });
    }
  }

  /** Breaks the connections five times, in the midst of the work. */
  private void underInterruptions(Gate gate, ThrowingRunnable reached) {
    int[] looks = {0};
    await()
        .atMost(PATIENCE.multipliedBy(3))
        .untilAsserted(
            () -> {
              if (looks[0]++ < 5) {
                gate.interrupt();
              }
              clock.advance(Duration.ofMillis(500));
              reached.run();
            });
  }

  private long reached(Streams streams, String end) {
    return lives(streams).values().stream().filter(life -> life.getLast().endsWith(end)).count();
  }

  private Map<String, List<String>> lives(Streams streams) {
    Map<String, Map<Long, String>> lives = new TreeMap<>();
    streams.followUps().stream()
        .filter(f -> f.getCustomerId().startsWith(customer))
        .forEach(
            f ->
                lives
                    .computeIfAbsent(f.getId(), id -> new TreeMap<>())
                    .put(
                        f.getRevision(),
                        "%s %s %s".formatted(f.getStep(), f.getState(), f.getReason())));
    Map<String, List<String>> all = new TreeMap<>();
    lives.forEach((id, life) -> all.put(id, List.copyOf(life.values())));
    return all;
  }

  @Test
  void shouldStartWhereKafkasNameDoesNotResolve() {
    try (RunningService service =
        RunningService.start(clock, "KAFKA_BOOTSTRAP_SERVERS=no-such-host.invalid:9092")) {
      assertThat(service.managementAnonymously("/actuator/health/liveness").statusCode())
          .isEqualTo(200);
      await().atMost(PATIENCE).until(() -> service.get("/v1/worklist").statusCode() == 200);
      assertThat(service.managementAnonymously("/actuator/health/readiness"))
          .satisfies(r -> assertThat(r.statusCode()).isEqualTo(503))
          .satisfies(r -> assertThat(r.body()).contains("\"waiting for\":\"Kafka\""));
    }
  }

  @Test
  void shouldWaitForTheRegistryWithoutGivingUpARecord() throws Exception {
    URI registry = URI.create(TestStack.shared().registryUrl());
    Gate gate = new Gate(new InetSocketAddress(registry.getHost(), registry.getPort()));
    String url = "http://localhost:%d%s".formatted(gate.port(), registry.getPath());
    try (gate;
        Streams streams = new Streams();
        RunningService service = RunningService.start(clock, "SCHEMA_REGISTRY_URL=" + url)) {
      streams.publish(aGesture(GestureKind.REFUND, customer, MONDAY_TEN).build());
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(service.managementAnonymously("/actuator/health/readiness").body())
                      .contains("\"waiting for\":\"schema registry\""));
      gate.open();
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(streams.told(customer))
                      .containsExactly("promise-check PLANNED planned"));
      assertThat(Streams.deadLetters("gestures.followup-service.dlt", customer)).isEmpty();
    }
  }

  @Test
  void shouldPublishWhatWaitedWhileTheRegistryWasAway() throws Exception {
    URI registry = URI.create(TestStack.shared().registryUrl());
    Gate gate = new Gate(new InetSocketAddress(registry.getHost(), registry.getPort()));
    String url = "http://localhost:%d%s".formatted(gate.port(), registry.getPath());
    try (gate;
        Streams streams = new Streams();
        RunningService service =
            RunningService.start(
                clock, "spring.kafka.producer.properties.apicurio.registry.url=" + url)) {
      Outbox<?> outbox = service.bean(Outbox.class);
      streams.publish(aGesture(GestureKind.REFUND, customer, MONDAY_TEN).build());
      await().atMost(PATIENCE).until(() -> isWaiting(outbox));
      await().atMost(PATIENCE).during(Duration.ofSeconds(1)).until(() -> isWaiting(outbox));
      gate.open();
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(streams.told(customer))
                      .containsExactly("promise-check PLANNED planned"));
    }
  }

  @Test
  void shouldPublishWhatWaitedWhileKafkaWasAway() {
    try (Streams streams = new Streams();
        RunningService service = RunningService.start(clock)) {
      streams.publish(
          aGesture(GestureKind.CALLBACK, customer, MONDAY_TEN)
              .dueAfter(Duration.ofHours(4))
              .build());
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                clock.advance(Duration.ofMillis(100));
                return streams.told(customer).contains("callback DUE its-time");
              });
      String id = streams.followUpsOf(customer).getLast().getId();
      TestStack.shared().stopBroker();
      try {
        assertThat(service.post("/v1/worklist/" + id + "/done", "").statusCode()).isEqualTo(200);
      } finally {
        TestStack.shared().startBroker();
      }
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(streams.told(customer))
                      .containsSubsequence("callback DONE done", "promise-check DONE kept"));
    }
  }

  private static boolean isWaiting(Outbox<?> outbox) {
    try {
      return outbox.waiting() > 0;
    } catch (DataAccessException e) {
      // The tables are not there yet.
      return false;
    }
  }

  @Test
  void shouldCarryOnAfterARestart() {
    String database = TestStack.shared().freshDatabase();
    String group = "spring.kafka.consumer.group-id=followup-" + UUID.randomUUID();
    try (Streams streams = new Streams()) {
      try (RunningService service = RunningService.startOn(database, clock, group)) {
        assertThat(service).isNotNull();
        streams.publish(aGesture(GestureKind.REFUND, customer, MONDAY_TEN).build());
        await().atMost(PATIENCE).until(() -> streams.told(customer).size() == 1);
      }
      clock.advance(Duration.ofDays(3));
      try (RunningService service = RunningService.startOn(database, clock, group)) {
        assertThat(service).isNotNull();
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () -> {
                  clock.advance(Duration.ofMillis(100));
                  assertThat(streams.told(customer))
                      .containsExactly(
                          "promise-check PLANNED planned", "promise-check FAILED broken");
                });
      }
    }
  }
}
