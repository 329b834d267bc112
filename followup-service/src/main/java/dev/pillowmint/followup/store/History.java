package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.Failure;
import dev.pillowmint.followup.plan.Judged;
import dev.pillowmint.followup.plan.PreferenceChange;
import dev.pillowmint.followup.plan.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code verdicts}, {@code failures} and {@code preference_changes}. */
final class History implements Forgets {
  private static final int NEWEST = 50;

  private final JdbcClient jdbc;

  History(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keep(UUID followUp, Judged verdict) {
    jdbc.sql(
            """
            insert into verdicts (follow_up_id, judged_at, verdict, reason, next_look, channel)
            values (?, ?, ?, ?, ?, ?)""")
        .param(followUp)
        .param(Times.column(verdict.at()))
        .param(verdict.what().name())
        .param(verdict.reason().name())
        .param(Times.column(verdict.nextLook()))
        .param(verdict.channel() == null ? null : Channels.column(verdict.channel()))
        .update();
  }

  List<Judged> verdicts(UUID followUp) {
    return jdbc.sql("select * from verdicts where follow_up_id = ? order by id")
        .param(followUp)
        .query((row, n) -> judged(row))
        .list();
  }

  /** The newest verdicts on each, the oldest first; of which there are none is missing. */
  Map<UUID, List<Judged>> newestVerdicts(List<UUID> followUps) {
    Map<UUID, List<Judged>> verdicts = new HashMap<>();
    jdbc.sql(
            """
            select v.* from unnest(?) f (id) cross join lateral (
              select * from verdicts where follow_up_id = f.id order by id desc limit ?) v
            order by v.id""")
        .param(followUps.toArray(UUID[]::new))
        .param(NEWEST)
        .query(
            (RowCallbackHandler)
                row ->
                    verdicts
                        .computeIfAbsent(
                            row.getObject("follow_up_id", UUID.class), id -> new ArrayList<>())
                        .add(judged(row)));
    return verdicts;
  }

  void keep(String customerId, Failure failure) {
    jdbc.sql(
            """
            insert into failures (customer_id, what, id, failed_at) values (?, ?, ?, ?)
            on conflict do nothing""")
        .param(customerId)
        .param(failure.what().name())
        .param(failure.id())
        .param(Times.column(failure.at()))
        .update();
  }

  List<Failure> failures(String customerId, Instant since) {
    return jdbc.sql(
            """
            select * from failures where customer_id = ? and failed_at > ?
            order by failed_at desc, what, id limit 100""")
        .param(customerId)
        .param(Times.column(since))
        .query(
            (row, n) ->
                new Failure(
                    Failure.What.valueOf(row.getString("what")),
                    row.getString("id"),
                    Times.required(row, "failed_at")))
        .list();
  }

  void keep(String customerId, PreferenceChange change) {
    jdbc.sql(
            """
            insert into preference_changes
              (customer_id, source, event_id, told_at, heard_at, about, value)
            values (?, ?, ?, ?, ?, ?, ?)""")
        .param(customerId)
        .param(change.source())
        .param(change.event())
        .param(Times.column(change.at()))
        .param(Times.column(change.heardAt()))
        .param(change.about())
        .param(change.value())
        .update();
  }

  List<PreferenceChange> preferenceChanges(String customerId) {
    return jdbc.sql("select * from preference_changes where customer_id = ? order by id")
        .param(customerId)
        .query(
            (row, n) ->
                new PreferenceChange(
                    row.getString("source"),
                    row.getString("event_id"),
                    Times.required(row, "told_at"),
                    Times.required(row, "heard_at"),
                    row.getString("about"),
                    row.getString("value")))
        .list();
  }

  /** Verdicts stay: they hold codes and times only. */
  @Override
  public void forget(String customerId) {
    jdbc.sql("delete from failures where customer_id = ?").param(customerId).update();
    jdbc.sql("delete from preference_changes where customer_id = ?").param(customerId).update();
  }

  private static Judged judged(ResultSet row) throws SQLException {
    String channel = row.getString("channel");
    return new Judged(
        Times.required(row, "judged_at"),
        Judged.What.valueOf(row.getString("verdict")),
        Reason.valueOf(row.getString("reason")),
        Times.optional(row, "next_look"),
        channel == null ? null : Channels.channel(channel));
  }
}
