package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.Claim;
import dev.pillowmint.followup.plan.SaidHours;
import dev.pillowmint.followup.plan.Today;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads today's work section by section; see {@link TodayQuery}. */
@Component
final class PostgresToday implements Today {
  private static final UUID FIRST_ID = new UUID(0, 0);
  private static final String ENTRY =
      """
      select f.*, f.promise_due_at as promised_by, c.display_name, c.time_zone, c.country, c.quiet_from, c.quiet_until,
        cl.claimed_by, cl.claimed_until,
        (select count(*) from tries t where t.follow_up_id = f.id) as tried
      """;
  private static final String JOINED =
      """
       join customers c on c.id = f.customer_id
       left join claims cl on cl.follow_up_id = f.id
      """;

  private final JdbcClient jdbc;

  PostgresToday(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Entry> entries(Asked asked, int limit, @Nullable Mark after) {
    List<Entry> entries = new ArrayList<>();
    for (Section section : Section.values()) {
      boolean past = after != null && section.compareTo(after.section()) < 0;
      if (asked.sections().contains(section) && !past && entries.size() < limit) {
        Mark from =
            after != null && after.section() == section
                ? after
                : new Mark(section, Instant.EPOCH, FIRST_ID);
        entries.addAll(section(asked, from, limit - entries.size()));
      }
    }
    return entries;
  }

  @Override
  public Map<Section, Integer> counts(Asked asked, int most) {
    Map<Section, Integer> counts = new EnumMap<>(Section.class);
    for (Section section : asked.sections()) {
      TodayQuery query = TodayQuery.of(asked, new Mark(section, Instant.EPOCH, FIRST_ID), most + 1);
      counts.put(
          section,
          jdbc.sql("select count(*) from (" + query.sql() + ") as chosen")
              .params(query.parameters())
              .query(Integer.class)
              .single());
    }
    return counts;
  }

  @Override
  public Optional<Entry> find(UUID id) {
    return jdbc.sql(ENTRY + "from follow_ups f" + JOINED + "where f.id = ?")
        .param(id)
        .query((row, n) -> entry(row, null))
        .optional();
  }

  private List<Entry> section(Asked asked, Mark from, int limit) {
    TodayQuery query = TodayQuery.of(asked, from, limit);
    return jdbc.sql(
            ENTRY
                + "from ("
                + query.sql()
                + ") as chosen join follow_ups f on f.id = chosen.id"
                + JOINED
                + "order by chosen.moment, chosen.id")
        .params(query.parameters())
        .query((row, n) -> entry(row, from.section()))
        .list();
  }

  private static Entry entry(ResultSet row, @Nullable Section section) throws SQLException {
    String claimedBy = row.getString("claimed_by");
    return new Entry(
        section,
        PostgresWorklist.item(row),
        new SaidHours(
            row.getString("time_zone"),
            row.getString("quiet_from"),
            row.getString("quiet_until"),
            row.getString("country")),
        claimedBy == null ? null : new Claim(claimedBy, Times.required(row, "claimed_until")),
        row.getInt("tried"));
  }
}
