package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.PromiseLedger.Question;
import dev.pillowmint.followup.plan.PromiseState;
import dev.pillowmint.followup.plan.Worklist;
import dev.pillowmint.followup.plan.Worklist.Position;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Measures the store with a million open promises. No test: it takes minutes. Run it from
 * followup-service's test class path with {@code -Dpillowmint.stack=local}; the first argument is
 * how many, a million by default.
 */
final class MillionPromises {
  private MillionPromises() {}

  public static void main(String[] arguments) {
    int many = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
    DataSource database = oneConnection(MigratedDatabase.create());
    long begun = System.nanoTime();
    fill(database, many);
    print("filled with %,d open promises, their checks and timers, in ms".formatted(many), begun);
    JdbcClient jdbc = JdbcClient.create(database);
    PostgresLedger ledger = new PostgresLedger(jdbc);
    Worklist worklist = new PostgresWorklist(jdbc);
    Timers timers = new Timers(jdbc);
    Instant now = Instant.parse("2026-03-02T09:00:00Z");
    Question open = new Question(PromiseState.OPEN, null, null, null);
    measure("a page of the ledger", 200, i -> ledger.promises(open, 51, position(i, now)));
    measure(
        "a customer's promises",
        200,
        i -> ledger.promises(new Question(PromiseState.OPEN, "c" + i * 37, null, null), 51, null));
    measure(
        "a page of one owner's promises",
        200,
        i ->
            ledger.promises(
                new Question(PromiseState.OPEN, null, "team" + i % 20, null), 51, null));
    measure("a page of the worklist", 200, i -> worklist.due(51, position(i, now)));
    measure("counting open and nearly due", 10, i -> ledger.counts());
    measure(
        "looking for missing timers",
        10,
        i -> timers.setMissing(now, now.plusSeconds(3600), now.plus(Duration.ofHours(25))));
    measure("moving a timer", 200, i -> timers.move(new UUID(7, i), now));
  }

  private static DataSource oneConnection(DataSource database) {
    try {
      return new SingleConnectionDataSource(database.getConnection(), true);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Position position(int i, Instant now) {
    return new Position(now.plusSeconds(i * 60L), new UUID(0, i).toString());
  }

  /** Due over ten days, five to a customer; a hundredth has warned. */
  private static void fill(DataSource database, int many) {
    JdbcTemplate jdbc = new JdbcTemplate(database);
    for (String sql :
        Arrays.asList(
            "insert into customers (id) select 'c' || i from generate_series(0, %1$d / 5) i",
            """
            insert into promises (customer_id, id, state, what, due_at, owner)
            select 'c' || i / 5, 'g' || i, 'OPEN', 'call her back about the bill',
              timestamptz '2026-03-02 09:00Z' + i * (interval '10 days' / %1$d), 'team' || i %% 20
            from generate_series(0, %1$d - 1) i""",
            """
            insert into follow_ups (id, customer_id, gesture_id, promise_id, rule, text, step, kind,
              marketing, owed, fulfils, state, reason, channel, due_at, changed_at, revision, attempts)
            select gen_random_uuid(), customer_id, id, id, 'rule', what, 'promise-check',
              'PROMISE_CHECK', false, false, false,
              case when hashtext(id) %% 100 = 0 then 'DUE' else 'PLANNED' end, 'PLANNED',
              'WORKLIST', due_at, due_at - interval '2 days', 1, 0
            from promises""",
            """
            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            select 'follow-up', id::text, due_at, false, 1 from follow_ups""",
            "vacuum analyze")) {
      jdbc.execute(sql.formatted(many));
    }
  }

  private static void measure(String what, int times, IntConsumer work) {
    for (int i = 0; i < Math.min(times, 20); i++) {
      work.accept(i);
    }
    double[] millis = new double[times];
    for (int i = 0; i < times; i++) {
      long begun = System.nanoTime();
      work.accept(i);
      millis[i] = (System.nanoTime() - begun) / 1e6;
    }
    Arrays.sort(millis);
    System.out.printf(
        "%-34s p50 %8.2f ms   p95 %8.2f ms   %d times%n",
        what, millis[times / 2], millis[times * 95 / 100], times);
  }

  private static void print(String what, long begun) {
    System.out.printf("%s: %,d%n", what, (System.nanoTime() - begun) / 1_000_000);
  }
}
