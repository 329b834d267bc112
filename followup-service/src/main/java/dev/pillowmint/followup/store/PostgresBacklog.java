package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.Backlog;
import dev.pillowmint.followup.plan.Channel;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts, by an index that holds nothing else, what waits for a channel. */
final class PostgresBacklog implements Backlog {
  private final JdbcClient jdbc;

  PostgresBacklog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<Channel, Long> waiting() {
    Map<Channel, Long> waiting = new HashMap<>();
    jdbc.sql(
            """
            select channel, count(*) as number from follow_ups
            where state = 'HELD' and reason in ('MAIL_SERVER_AWAY', 'CHANNEL_AWAY')
            group by channel""")
        .query(
            (RowCallbackHandler)
                row ->
                    waiting.put(Channels.channel(row.getString("channel")), row.getLong("number")));
    return waiting;
  }
}
