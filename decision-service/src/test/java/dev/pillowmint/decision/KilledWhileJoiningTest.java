package dev.pillowmint.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.Outcome;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances share the work; one is killed while what belongs to one identifier moves to
 * another.
 */
@Tag("stack")
class KilledWhileJoiningTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int PEOPLE = 60;
  private static final int ROUNDS = 4;
  private static final int MOST = 6;
  private static final String POLICY =
      """
      name: joining
      version: 1
      currency: EUR
      budgets: {all: {amount: 100000.00 EUR, period: month}}
      caps: {gestures: 6, within: 90 days}
      defaults: {budget: all}
      rules:
        - name: fee
          title: A fee
          on: fee.charged
          gestures:
            - {kind: refund, amount: event.amount, description: the fee}
      """;

  @TempDir private static Path folder;
  private final String run = UUID.randomUUID().toString();

  @Test
  void shouldMoveAllOfEveryoneOnceWhenOneIsKilled() throws IOException {
    Path policy = Files.writeString(folder.resolve("policy.yaml"), POLICY);
    try (ServiceInstance stays = new ServiceInstance("stays", policy, folder);
        ServiceInstance dies = new ServiceInstance("dies", policy, folder);
        Topics topics = new Topics()) {
      stays.awaitReady();
      dies.awaitReady();

      topics.publishAll(fees(0));
      topics.publishAll(links());
      topics.publishAll(fees(1));
      await().atMost(PATIENCE).until(() -> told(topics).size() > PEOPLE * 2);
      dies.kill();
      topics.publishAll(fees(2));
      topics.publishAll(links());
      topics.publishAll(fees(1));
      topics.publishAll(fees(3));
      await().atMost(PATIENCE).until(() -> told(topics).size() == 2 * PEOPLE * ROUNDS);

      List<Decision> told = told(topics);
      List<Gesture> given = topics.committed("gestures", key -> key.endsWith(run));
      assertThat(told).extracting(Decision::getId).doesNotHaveDuplicates();
      assertThat(given).extracting(Gesture::getId).doesNotHaveDuplicates();
      for (int person = 0; person < PEOPLE; person++) {
        assertWhole(stays, person, told, given);
      }
    }
  }

  /** Nothing was given before the link but two fees; so the cap holds for both names together. */
  private void assertWhole(
      ServiceInstance instance, int person, List<Decision> told, List<Gesture> given) {
    await().atMost(PATIENCE).until(() -> story(instance, name(person)).statusCode() == 200);
    HttpResponse<String> story = story(instance, name(person));
    HttpResponse<String> old = story(instance, alias(person));
    List<String> events = List.of("-" + person + "-", "-" + person + "-");

    assertThat(old.statusCode()).isEqualTo(308);
    assertThat(old.headers().firstValue("Location")).hasValue("/v1/customers/" + name(person));
    List<Decision> theirs =
        told.stream().filter(d -> d.getEventId().contains(events.getFirst())).toList();
    assertThat(theirs).hasSize(2 * ROUNDS);
    assertThat(JsonPath.<List<String>>read(story.body(), "$.decisions[*].id"))
        .containsExactlyInAnyOrderElementsOf(theirs.stream().map(Decision::getId).toList());
    assertThat(theirs).filteredOn(d -> d.getOutcome() == Outcome.GRANTED).hasSize(MOST);
    assertThat(JsonPath.<List<String>>read(story.body(), "$.openPromises[*].id"))
        .hasSize(MOST)
        .containsExactlyInAnyOrderElementsOf(
            given.stream()
                .filter(g -> g.getEventId().contains(events.getLast()))
                .map(Gesture::getId)
                .toList());
    assertThat(theirs)
        .filteredOn(d -> !d.getEventId().startsWith("0-"))
        .extracting(Decision::getCustomerId)
        .containsOnly(name(person));
  }

  private List<Decision> told(Topics topics) {
    return topics.committed("decisions", key -> key.endsWith(run));
  }

  private static HttpResponse<String> story(ServiceInstance instance, String customer) {
    return instance.get("/v1/customers/" + customer);
  }

  private String name(int person) {
    return "shop-%d-%s".formatted(person, run);
  }

  private String alias(int person) {
    return "desk-%d-%s".formatted(person, run);
  }

  private List<CustomerEvent> fees(int round) {
    List<CustomerEvent> fees = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      String id = "%d-%d-%s".formatted(round, person, run);
      fees.add(Topics.fee(alias(person), id + "-desk", "2.00"));
      fees.add(Topics.fee(name(person), id + "-shop", "3.00"));
    }
    return fees;
  }

  private List<CustomerEvent> links() {
    return IntStream.range(0, PEOPLE).mapToObj(this::link).toList();
  }

  private CustomerEvent link(int person) {
    return CustomerEvent.newBuilder()
        .setId("link-%d-%s".formatted(person, run))
        .setSource("crm")
        .setType("customer.identified")
        .setCustomerId(alias(person))
        .setTime(Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS))
        .setAttributes(Map.of("customer", Attributes.toAvro(name(person))))
        .build();
  }
}
