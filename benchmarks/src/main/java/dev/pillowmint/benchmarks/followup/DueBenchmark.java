package dev.pillowmint.benchmarks.followup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How late follow-ups are carried out while a great many others wait for their time. */
public final class DueBenchmark {
  private static final int A_SECOND = 500;
  private static final int HEAD_START_SECONDS = 30;
  private static final int GRACE_SECONDS = 60;
  private static final int WARM_UP_SECONDS = 60;
  private static final int FIRST_DUE = 10_000_000;
  private static final Map<String, String> NEVER_QUIET =
      Map.of(
          "PILLOWMINT_FOLLOW_UP_QUIET_FROM", "00:00", "PILLOWMINT_FOLLOW_UP_QUIET_UNTIL", "00:00");

  private final int pending;
  private final int seconds;

  /**
   * @param pending how many wait for a later day
   * @param seconds for how long five hundred fall due in each
   */
  public DueBenchmark(int pending, int seconds) {
    this.pending = pending;
    this.seconds = seconds;
  }

  /**
   * Lets them fall due, and looks when each was on the worklist: first with nothing else pending,
   * while the service warms up, then with all that wait.
   */
  public Result run() throws SQLException, IOException, InterruptedException {
    try (FollowUpService service = new FollowUpService(NEVER_QUIET).start();
        Connection connection = service.connect()) {
      Lateness alone = fallDue(service, connection, 0, Math.min(seconds, WARM_UP_SECONDS));
      add(connection, 0, pending, "now() + interval '1 day' + n * interval '20 s'");
      run(connection, "vacuum analyze");
      return new Result(alone, fallDue(service, connection, pending, seconds));
    }
  }

  private static Lateness fallDue(
      FollowUpService service, Connection connection, int from, int seconds)
      throws SQLException, IOException, InterruptedException {
    run(connection, "update follow_ups set state = 'DONE' where state = 'DUE'");
    int due = A_SECOND * seconds;
    long begun = System.nanoTime();
    add(
        connection,
        FIRST_DUE + from,
        FIRST_DUE + from + due,
        "now() + interval '%d s' + (n - %d) * interval '2 ms'"
            .formatted(HEAD_START_SECONDS, FIRST_DUE + from));
    TimeUnit.NANOSECONDS.sleep(
        begun + TimeUnit.SECONDS.toNanos(HEAD_START_SECONDS) - System.nanoTime());
    long residentBefore = service.residentBytes();
    Duration busyBefore = service.processorTime();
    TimeUnit.SECONDS.sleep(seconds);
    awaitDue(connection, due);
    return new Lateness(
        percentile(connection, 0.5),
        percentile(connection, 0.99),
        service.processorTime().minus(busyBefore).dividedBy(due),
        residentBefore,
        service.residentBytes());
  }

  private static void add(Connection connection, int from, int to, String due) throws SQLException {
    String numbers = "generate_series(%d, %d) n".formatted(from, to - 1);
    run(connection, "insert into customers (id) select 'bench-' || n from " + numbers);
    run(
        connection,
        """
        insert into follow_ups (id, customer_id, gesture_id, step, kind, marketing, owed, fulfils,
          state, reason, channel, due_at, changed_at, revision, attempts, text)
        select md5('f' || n)::uuid, 'bench-' || n, 'g-' || n, 'thank-you', 'THANK_YOU_NOTE', false,
          false, false, 'PLANNED', 'PLANNED', 'WORKLIST', %s, now(), 1, 0, 'for a patient customer'
        from %s\
        """
            .formatted(due, numbers));
    run(
        connection,
        """
        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
        select 'follow-up', f.id::text, f.due_at, false, 1
        from %s join follow_ups f on f.id = md5('f' || n)::uuid\
        """
            .formatted(numbers));
  }

  private static void awaitDue(Connection connection, int due)
      throws SQLException, InterruptedException {
    for (int i = 0; i < GRACE_SECONDS; i++) {
      if (number(connection, "select count(*) from follow_ups where state = 'DUE'") >= due) {
        return;
      }
      TimeUnit.SECONDS.sleep(1);
    }
    throw new IllegalStateException("They are far behind: not all were carried out in time");
  }

  private static double percentile(Connection connection, double share) throws SQLException {
    return number(
        connection,
        """
        select percentile_cont(%s) within group (order by extract(epoch from changed_at - due_at))
        from follow_ups where state = 'DUE'\
        """
            .formatted(share));
  }

  private static double number(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getDouble(1);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * What came of it.
   *
   * @param alone with nothing else pending
   * @param amongMany with all that wait
   */
  public record Result(Lateness alone, Lateness amongMany) {}

  /**
   * How late they were.
   *
   * @param p50Seconds half of them were no later
   * @param p99Seconds 99 of 100 were no later
   * @param processorTime of the service, for each
   * @param residentBefore bytes of the service's memory before they fell due
   * @param residentAfter bytes after
   */
  public record Lateness(
      double p50Seconds,
      double p99Seconds,
      Duration processorTime,
      long residentBefore,
      long residentAfter) {}
}
