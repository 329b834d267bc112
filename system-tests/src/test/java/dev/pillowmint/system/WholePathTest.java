package dev.pillowmint.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.localstack.services.Service;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.FollowUpState;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * From a published event to a kept promise, with each service killed (SIGKILL) once while events
 * keep coming.
 */
@Tag("stack")
@Tag("containers")
class WholePathTest {
  private static final int CUSTOMERS = 20;
  private static final int EVENTS_EACH = 15;
  private static final int CAP = 6;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final RunningServices SERVICES = new RunningServices();

  @BeforeAll
  static void start() {
    SERVICES.start(Service.values());
  }

  @AfterAll
  static void stop() {
    SERVICES.close();
  }

  @Test
  void shouldLoseNothingAndDoNothingTwiceWhenEachServiceIsKilled() throws Exception {
    List<String> ids =
        IntStream.range(0, CUSTOMERS * EVENTS_EACH).mapToObj(i -> "kill-fee-" + i).toList();
    try (Records<Decision> decisions = SERVICES.read("decisions");
        Records<Gesture> gestures = SERVICES.read("gestures");
        Records<FollowUp> followUps = SERVICES.read("follow-ups")) {

      publishWhileKilling(ids);

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(mine(decisions.sofar()).stream().map(Decision::getEventId))
                      .containsAll(ids));
      assertThat(mine(decisions.sofar()).stream().map(Decision::getEventId))
          .doesNotHaveDuplicates()
          .hasSameSizeAs(ids);
      assertThat(grantsByCustomer(decisions))
          .hasSize(CUSTOMERS)
          .allSatisfy((c, n) -> assertThat(n).isEqualTo(CAP));

      Set<String> granted =
          mine(decisions.sofar()).stream()
              .flatMap(d -> d.getGestures().stream())
              .map(g -> g.getGestureId())
              .collect(Collectors.toSet());
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(
                          gestures.sofar().stream()
                              .filter(g -> g.getEventId().startsWith("kill-fee-"))
                              .map(Gesture::getId))
                      .containsExactlyInAnyOrderElementsOf(granted));

      granted.forEach(id -> deliver(id, customerOf(gestures, id)));

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(promises(followUps, granted, FollowUpState.DONE)).isEqualTo(granted));
      assertThat(promises(followUps, granted, FollowUpState.FAILED)).isEmpty();
      assertThat(plannedSteps(followUps, granted))
          .as("each step of each gesture is planned once")
          .hasSizeGreaterThanOrEqualTo(granted.size())
          .allSatisfy((step, revisions) -> assertThat(revisions).hasSize(1));
      assertThat(mine(decisions.sofar()).stream().map(Decision::getEventId))
          .as("still nothing twice")
          .doesNotHaveDuplicates()
          .hasSameSizeAs(ids);
    }
  }

  /** The topic is at least once; (id, revision) is a record's identity. */
  private static Map<String, Set<String>> plannedSteps(
      Records<FollowUp> followUps, Set<String> granted) {
    return followUps.sofar().stream()
        .filter(f -> f.getState() == FollowUpState.PLANNED && granted.contains(f.getGestureId()))
        .collect(
            Collectors.groupingBy(
                f -> f.getGestureId() + " " + f.getStep(),
                Collectors.mapping(f -> f.getId() + " " + f.getRevision(), Collectors.toSet())));
  }

  private static void publishWhileKilling(List<String> ids) throws Exception {
    Intake intake = SERVICES.intake();
    AtomicInteger accepted = new AtomicInteger();
    try (ExecutorService publishers = Executors.newFixedThreadPool(4)) {
      List<CompletableFuture<Void>> all =
          ids.stream()
              .map(
                  id ->
                      CompletableFuture.runAsync(
                          () -> {
                            intake.publish(aSlip(id));
                            accepted.incrementAndGet();
                          },
                          publishers))
              .toList();
      int kill = ids.size() / 4;
      for (Service service : List.of(Service.values())) {
        int reached = kill;
        await().atMost(PATIENCE).until(() -> accepted.get() >= reached);
        SERVICES.killAndRestart(service);
        kill += ids.size() / 4;
      }
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get();
    }
  }

  private static String aSlip(String id) {
    int customer = Integer.parseInt(id.substring("kill-fee-".length())) % CUSTOMERS;
    return """
        {"id": "%s", "source": "billing", "type": "fee.charged", "customerId": "K-%d",
         "attributes": {"fee": "return service", "amount": {"amount": "5.00", "currency": "EUR"}, "cause": "slip"}}
        """
        .formatted(id, customer);
  }

  private static void deliver(String gestureId, String customer) {
    SERVICES
        .intake()
        .publish(
            """
            {"id": "delivered-%1$s", "source": "payments", "type": "gesture.delivered", "customerId": "%2$s",
             "attributes": {"gestureId": "%1$s"}}
            """
                .formatted(gestureId, customer));
  }

  private static String customerOf(Records<Gesture> gestures, String id) {
    return gestures.sofar().stream()
        .filter(g -> g.getId().equals(id))
        .findFirst()
        .orElseThrow()
        .getCustomerId();
  }

  private static List<Decision> mine(List<Decision> decisions) {
    return decisions.stream().filter(d -> d.getEventId().startsWith("kill-fee-")).toList();
  }

  private static Map<String, Long> grantsByCustomer(Records<Decision> decisions) {
    return mine(decisions.sofar()).stream()
        .filter(d -> d.getOutcome() == Outcome.GRANTED)
        .collect(Collectors.groupingBy(Decision::getCustomerId, Collectors.counting()));
  }

  private static Set<String> promises(
      Records<FollowUp> followUps, Set<String> granted, FollowUpState state) {
    return followUps.sofar().stream()
        .filter(f -> f.getKind() == FollowUpKind.PROMISE_CHECK && f.getState() == state)
        .map(FollowUp::getGestureId)
        .filter(granted::contains)
        .collect(Collectors.toSet());
  }
}
