package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.Outbox;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Empties a table from its lowest position on, in the transaction that reads it. An advisory lock
 * lets one instance publish.
 */
final class Draining<T> {
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final String table;
  private final long lock;

  /**
   * @param table with a column {@code position}
   * @param lock the table's own
   */
  Draining(JdbcClient jdbc, TransactionTemplate transactions, String table, long lock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.table = table;
    this.lock = lock;
  }

  /**
   * Removes what the publisher got rid of, and tells how many.
   *
   * @param oldest reads so many, in order
   */
  int drain(int limit, IntFunction<List<Waiting<T>>> oldest, Outbox.Publisher<T> publisher) {
    return Objects.requireNonNull(
        transactions.<Integer>execute(
            status -> isFree() ? drained(oldest.apply(limit), publisher) : 0));
  }

  long waiting() {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private boolean isFree() {
    return jdbc.sql("select pg_try_advisory_xact_lock(?)")
        .param(lock)
        .query(Boolean.class)
        .single();
  }

  private int drained(List<Waiting<T>> waiting, Outbox.Publisher<T> publisher) {
    if (waiting.isEmpty()) {
      return 0;
    }
    int published = publisher.publish(waiting.stream().map(Waiting::what).toList());
    jdbc.sql("delete from %s where position = any(?)".formatted(table))
        .param(waiting.subList(0, published).stream().map(Waiting::position).toArray(Long[]::new))
        .update();
    return published;
  }

  /** What waits, and where. */
  record Waiting<T>(long position, T what) {}
}
