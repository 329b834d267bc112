package dev.pillowmint.followup.store;

import dev.pillowmint.followup.insight.Days;
import dev.pillowmint.followup.insight.Readers;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables {@code staff} and {@code digests_sent}. */
final class PostgresReaders implements Readers {
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  PostgresReaders(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public List<Reader> all(Instant now) {
    return jdbc.sql(
            """
            select login, coalesce(chosen_name, name) as name, email,
              coalesce(language, speaks) as language from staff
            where leads and email is not null and logged_in_at >= ? order by login""")
        .param(Times.column(now.minus(PRESENT)))
        .query(
            (row, n) ->
                new Reader(
                    row.getString("login"),
                    row.getString("name"),
                    row.getString("email"),
                    row.getString("language")))
        .list();
  }

  /** The row is there once the other's transaction ends well; until then the insert waits. */
  @Override
  public boolean once(Days week, Reader reader, Instant now, BooleanSupplier sending) {
    return Objects.requireNonNull(
        transactions.<Boolean>execute(
            status -> {
              boolean first =
                  jdbc.sql("insert into digests_sent values (?, ?, ?) on conflict do nothing")
                          .param(week.first())
                          .param(reader.login())
                          .param(Times.column(now))
                          .update()
                      == 1;
              boolean done = !first || sending.getAsBoolean();
              if (!done) {
                status.setRollbackOnly();
              }
              return done;
            }));
  }
}
