package dev.pillowmint.followup;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.followup.plan.Files;
import dev.pillowmint.followup.plan.FilesContract;
import dev.pillowmint.followup.plan.Fixtures;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("stack")
class PostgresFilesTest extends FilesContract {
  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.start(new SettableClock(Fixtures.MONDAY_TEN));
    await().atMost(Duration.ofSeconds(20)).until(service::isReady);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Override
  protected Files files() {
    return service.bean(Files.class);
  }

  @Test
  void shouldLetNothingBeginAgainWhoeverWrites() {
    JdbcClient jdbc = service.bean(JdbcClient.class);
    jdbc.sql("insert into customers (id) values ('x')").update();
    jdbc.sql(
            "insert into promises (customer_id, id, state, due_at) values ('x', 'p', 'KEPT', now())")
        .update();
    assertThatThrownBy(
            () -> jdbc.sql("update promises set state = 'BROKEN' where id = 'p'").update())
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(
            () ->
                jdbc.sql("insert into promises (customer_id, id, state) values ('x', 'q', 'OPEN')")
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }
}
