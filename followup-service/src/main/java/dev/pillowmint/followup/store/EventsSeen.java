package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.EventRef;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code events_seen}. */
final class EventsSeen {
  private static final int BATCH = 10_000;

  private final JdbcClient jdbc;

  EventsSeen(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether it was not there yet. */
  boolean add(EventRef event, Instant now) {
    return jdbc.sql(
                "insert into events_seen (source, id, seen_at) values (?, ?, ?) on conflict do nothing")
            .param(event.source())
            .param(event.id())
            .param(Times.column(now))
            .update()
        == 1;
  }

  /** Removes those seen before that time; there may be more to remove next time. */
  int prune(Instant before) {
    return Archive.inBatches(() -> batch(before));
  }

  private int batch(Instant before) {
    return jdbc.sql(
            """
            delete from events_seen where ctid = any (array(
              select ctid from events_seen where seen_at < ?
              order by seen_at limit ? for update skip locked))""")
        .param(Times.column(before))
        .param(BATCH)
        .update();
  }
}
