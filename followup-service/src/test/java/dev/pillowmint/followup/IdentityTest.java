package dev.pillowmint.followup;

import static dev.pillowmint.followup.GestureBuilder.aGesture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.followup.plan.Files;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.GestureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Identifiers that turn out to be one customer's. */
@Tag("stack")
class IdentityTest {
  private static final Instant MONDAY_TEN = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static RunningService service;
  private static Streams streams;

  private final String old = "shop-" + UUID.randomUUID();
  private final String person = "C-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    streams = new Streams();
    service = RunningService.start(new SettableClock(MONDAY_TEN));
    await().atMost(PATIENCE).until(service::isReady);
  }

  @AfterAll
  static void stop() {
    service.close();
    streams.close();
  }

  @Test
  void shouldKeepUnderThePersonWhatWasPromisedUnderTheOldIdentifier() {
    promise(old, "P-1");
    await()
        .atMost(PATIENCE)
        .until(() -> streams.told(old).contains("promise-check PLANNED planned"));

    merge(old, person);
    streams.tell(old, "promise.kept", MONDAY_TEN, Map.of("promiseId", "P-1"));

    await().atMost(PATIENCE).until(() -> streams.told(person).contains("promise-check DONE kept"));
    assertThat(ledger(old)).isEqualTo(ledger(person)).contains("\"P-1\"");
    FollowUp before = streams.followUpsOf(old).getFirst();
    assertThat(streams.followUpsOf(person))
        .allSatisfy(after -> assertThat(after.getId()).isEqualTo(before.getId()));
  }

  @Test
  void shouldHoldToWhatEitherWishedForAllThatIsPlanned() {
    streams.publish(
        aGesture(GestureKind.REFUND, person, MONDAY_TEN)
            .followedBy(FollowUpKind.AFTER_CARE, Duration.ofDays(7))
            .build());
    await()
        .atMost(PATIENCE)
        .until(() -> streams.told(person).contains("after-care PLANNED planned"));
    streams.tell(
        old, "customer.contact-preference-changed", MONDAY_TEN, Map.of("leaveAlone", true));

    streams.tell(old, "customer.identified", MONDAY_TEN, Map.of("customer", person));

    await()
        .atMost(PATIENCE)
        .until(() -> streams.told(person).contains("after-care CANCELLED leave-alone"));
  }

  @Test
  void shouldTellOneStoryUnderEitherIdentifierAndFindThePersonLater() {
    streams.tell(old, "praise.received", MONDAY_TEN, Map.of("about", "the old days"));
    streams.tell(person, "praise.received", MONDAY_TEN, Map.of("about", "these days"));
    merge(old, person);
    streams.tell(old, "praise.received", MONDAY_TEN, Map.of("about", "a late word"));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(service.get("/v1/customers/" + person + "/story").body())
                    .contains("the old days", "these days", "a late word"));
    assertThat(service.get("/v1/customers/" + old + "/story").body())
        .contains("the old days", "these days", "a late word");
    assertThat(service.get("/v1/customers/" + person + "/story").body())
        .contains("\"aliases\":[\"" + old + "\"]");
    StoryVisitor ada = StoryVisitor.of(service, "agent");
    assertThat(ada.page("/customers/" + old)).contains(old + " turned out to be " + person);
    assertThat(ada.page("/customers/" + person)).contains(old).doesNotContain("turned out to be");
  }

  @Test
  void shouldPlanUnderThePersonWhatIsGrantedUnderTheOldIdentifier() {
    merge(old, person);
    await().atMost(PATIENCE).until(() -> remaining(old).equals(person));

    streams.publish(aGesture(GestureKind.REFUND, old, MONDAY_TEN).build());

    await().atMost(PATIENCE).until(() -> !streams.told(person).isEmpty());
    assertThat(streams.told(old)).isEmpty();
  }

  @Test
  void shouldEraseThePersonUnderEitherIdentifier() {
    promise(old, "P-2");
    merge(old, person);
    promise(person, "P-3");
    await().atMost(PATIENCE).until(() -> streams.followUpsOf(person).size() == 1);

    streams.tell(old, "customer.erased", MONDAY_TEN, Map.of());

    await()
        .atMost(PATIENCE)
        .until(
            () ->
                streams.told(person).stream()
                        .filter("promise-check CANCELLED erased"::equals)
                        .count()
                    == 2);
    assertThat(service.get("/v1/customers/" + person + "/export").body())
        .contains("erased_at")
        .doesNotContain("send the chart");
    assertThat(service.get("/v1/customers/" + old + "/story").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldMakeOneOfManyWhateverComesFirst() throws Exception {
    Files files = service.bean(Files.class);
    List<String> ids = IntStream.range(0, 20).mapToObj(i -> i + "-" + old).toList();
    List<Integer> order = new ArrayList<>(IntStream.range(0, 19).boxed().toList());
    Collections.shuffle(order, new java.util.Random(7));
    try (ExecutorService at = Executors.newFixedThreadPool(8)) {
      List<Future<?>> work = new ArrayList<>();
      for (int i : order) {
        work.add(
            at.submit(
                () ->
                    again(
                        () ->
                            files.join(
                                ids.get(i),
                                ids.get(i + 1),
                                MONDAY_TEN,
                                (file, before, told) -> {}))));
        work.add(
            at.submit(() -> again(() -> files.inFile(ids.get(i), file -> file.customer().id()))));
      }
      for (Future<?> done : work) {
        done.get();
      }
    }
    assertThat(ids).allSatisfy(id -> assertThat(remaining(id)).isEqualTo(ids.getLast()));
    assertThat(
            service
                .bean(JdbcClient.class)
                .sql("select distinct joined_to from customers where joined_to like ?")
                .param("%-" + old)
                .query(String.class)
                .list())
        .containsExactly(ids.getLast());
  }

  /** As whoever asks does: one of two that wait for each other is failed, and tried again. */
  private static void again(Runnable work) {
    boolean done = false;
    while (!done) {
      done = succeeded(work);
    }
  }

  private static boolean succeeded(Runnable work) {
    try {
      work.run();
      return true;
    } catch (PessimisticLockingFailureException e) {
      return false;
    }
  }

  private static String remaining(String id) {
    return service.bean(Files.class).inFile(id, file -> file.customer().id());
  }

  private static String ledger(String customer) {
    return service.get("/v1/promises?state=kept&customer=" + customer).body();
  }

  private static void merge(String alias, String into) {
    streams.tell(alias, "customers.merged", MONDAY_TEN, Map.of("into", into));
  }

  private static void promise(String customer, String id) {
    streams.tell(
        customer,
        "promise.made",
        MONDAY_TEN,
        Map.of(
            "promiseId",
            id,
            "what",
            "send the chart",
            "dueAt",
            MONDAY_TEN.plus(Duration.ofDays(30))));
  }
}
