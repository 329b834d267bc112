package dev.pillowmint.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.followup.plan.Care;
import dev.pillowmint.followup.plan.EventRef;
import dev.pillowmint.followup.plan.Files;
import dev.pillowmint.followup.plan.Fixtures;
import dev.pillowmint.followup.plan.Kind;
import dev.pillowmint.followup.plan.News;
import dev.pillowmint.followup.plan.Promise;
import dev.pillowmint.followup.plan.PromiseState;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("stack")
class JoiningRacesTest {
  private static RunningService service;
  private final String run = UUID.randomUUID().toString();

  @BeforeAll
  static void start() {
    service = RunningService.start(new SettableClock(Fixtures.MONDAY_TEN));
    await().atMost(Duration.ofSeconds(60)).until(service::isReady);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** While a chain grows, somebody works under its oldest identifier. */
  @Test
  void shouldNotLetALinkAndALateRecordWaitForEachOther() throws Exception {
    String a = "a-" + run;
    String b = "b-" + run;
    String c = "c-" + run;
    join(a, b);
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    try (ExecutorService at = Executors.newFixedThreadPool(3)) {
      Future<?> blocker =
          at.submit(
              () ->
                  new TransactionTemplate(service.bean(PlatformTransactionManager.class))
                      .executeWithoutResult(
                          status -> {
                            jdbc()
                                .sql("select id from customers where id = ? for update")
                                .param(b)
                                .query(String.class)
                                .single();
                            held.countDown();
                            waitFor(free);
                          }));
      held.await();
      Future<?> link = at.submit(() -> join(b, c));
      await().until(() -> waiting() == 1);
      Future<String> late =
          at.submit(() -> service.bean(Files.class).inFile(a, file -> file.customer().id()));
      await().until(() -> waiting() == 2);
      free.countDown();
      blocker.get();
      link.get();
      assertThat(late.get()).isEqualTo(c);
    }
  }

  /** The same gesture was heard under both. */
  @Test
  void shouldKeepOneOfAGestureThatCameUnderBoth() {
    Care care = service.bean(Care.class);
    String a = "x-" + run;
    String b = "y-" + run;
    care.take(Fixtures.aRefund("g", a, Fixtures.aStep(Kind.AFTER_CARE, Duration.ofDays(2))));
    care.take(Fixtures.aRefund("g", b, Fixtures.aStep(Kind.AFTER_CARE, Duration.ofDays(2))));
    care.join(a, b);
    Files files = service.bean(Files.class);
    assertThat(files.<String>inFile(a, file -> file.customer().id())).isEqualTo(b);
    assertThat(
            files.<List<Kind>>inFile(
                b, file -> file.openFollowUps().stream().map(f -> f.task().kind()).toList()))
        .containsExactlyInAnyOrder(Kind.AFTER_CARE, Kind.PROMISE_CHECK);
    care.hear(
        new News.PromiseKept(new EventRef("billing", "kept-" + run), a, Fixtures.MONDAY_TEN, "g"));
    assertThat(
            files.<List<PromiseState>>inFile(
                b, file -> file.promises().stream().map(Promise::state).toList()))
        .containsExactly(PromiseState.KEPT);
  }

  @Test
  void shouldForgetWhoTurnsOutToBeSomebodyErased() {
    Care care = service.bean(Care.class);
    String a = "e-" + run;
    String b = "f-" + run;
    care.take(Fixtures.aRefund("h", b, Fixtures.aStep(Kind.AFTER_CARE, Duration.ofDays(2))));
    care.hear(new News.Erased(new EventRef("crm", "erased-" + run), a, Fixtures.MONDAY_TEN));
    care.join(a, b);
    Files files = service.bean(Files.class);
    assertThat(files.<Integer>inFile(a, file -> file.openFollowUps().size())).isZero();
    assertThat(
            jdbc()
                .sql("select count(*) from customers where id = ? and erased_at is not null")
                .param(b)
                .query(Long.class)
                .single())
        .isOne();
    assertThat(
            jdbc()
                .sql("select count(text) from follow_ups where customer_id = ?")
                .param(b)
                .query(Long.class)
                .single())
        .isZero();
  }

  private static void join(String alias, String into) {
    service.bean(Care.class).join(alias, into);
  }

  private static JdbcClient jdbc() {
    return service.bean(JdbcClient.class);
  }

  private static long waiting() {
    return jdbc()
        .sql(
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")
        .query(Long.class)
        .single();
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
