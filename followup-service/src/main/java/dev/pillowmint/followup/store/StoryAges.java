package dev.pillowmint.followup.store;

import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets go of what is too old for anybody's story, a bounded part of it at a time. */
final class StoryAges {
  /** So many rows of each table at once; the next ones when the store is tidied again. */
  static final int MOST = 5000;

  private static final Map<String, String> TIMES =
      Map.of(
          "moments", "happened_at",
          "decisions", "decided_at",
          "answers", "said_at",
          "offers", "offered_at",
          "choices", "granted_at",
          "digests_sent", "sent_at");

  private final JdbcClient jdbc;

  StoryAges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Removes what is from before that time. */
  int prune(Instant before) {
    return TIMES.entrySet().stream().mapToInt(t -> prune(t.getKey(), t.getValue(), before)).sum();
  }

  private int prune(String table, String time, Instant before) {
    return jdbc.sql(
            """
            delete from %1$s where ctid = any(array(
              select ctid from %1$s where %2$s < ? order by %2$s limit %3$d for update skip locked))"""
                .formatted(table, time, MOST))
        .param(Times.column(before))
        .update();
  }
}
