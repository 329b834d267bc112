package dev.pillowmint.followup.store;

import java.time.Instant;
import java.util.function.IntSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Removes what ended long ago, so that old work does not slow today's. In bounded batches, each its
 * own transaction; what another instance removes at this moment is skipped.
 */
final class Archive {
  private static final int BATCH = 1000;
  private static final int BATCHES = 100;

  private final JdbcClient jdbc;

  Archive(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Removes follow-ups that ended, and promises that were due and ended, before that time; with the
   * follow-ups what people did and what was noted about them.
   *
   * @return how many rows; there may be more to remove next time
   */
  int prune(Instant before) {
    return inBatches(() -> followUps(before)) + inBatches(() -> promises(before));
  }

  private int followUps(Instant before) {
    return jdbc.sql(
            """
            delete from follow_ups where ctid = any (array(
              select f.ctid from follow_ups f
              where f.state in ('SENT', 'CANCELLED', 'DONE', 'FAILED') and f.changed_at < ?
                and not exists (select from outbox o where o.follow_up_id = f.id)
              order by f.changed_at limit ? for update of f skip locked))""")
        .param(Times.column(before))
        .param(BATCH)
        .update();
  }

  private int promises(Instant before) {
    return jdbc.sql(
            """
            delete from promises where ctid = any (array(
              select p.ctid from promises p
              where p.state in ('KEPT', 'BROKEN', 'RELEASED') and p.due_at is not null
                and p.due_at < ? and coalesce(p.ended_at, p.due_at) < ?
              limit ? for update of p skip locked))""")
        .param(Times.column(before))
        .param(Times.column(before))
        .param(BATCH)
        .update();
  }

  /** Until nothing is left, but not for ever. */
  static int inBatches(IntSupplier batch) {
    int all = 0;
    int removed = batch.getAsInt();
    for (int i = 1; i < BATCHES && removed > 0; i++) {
      all += removed;
      removed = batch.getAsInt();
    }
    return all + removed;
  }
}
