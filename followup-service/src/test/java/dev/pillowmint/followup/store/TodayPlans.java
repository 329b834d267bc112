package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.Today;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the database goes about today's work. */
public final class TodayPlans {
  private TodayPlans() {}

  /** The plan of the first page of one section, with what it really did. */
  public static List<String> explain(JdbcClient jdbc, Today.Asked asked, Today.Section section) {
    TodayQuery query =
        TodayQuery.of(asked, new Today.Mark(section, Instant.EPOCH, new UUID(0, 0)), 26);
    return jdbc.sql("explain (analyze, costs off, timing off) " + query.sql())
        .params(query.parameters())
        .query((row, n) -> row.getString(1))
        .list();
  }
}
