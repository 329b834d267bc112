package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.Announced;
import dev.pillowmint.followup.plan.Announcement;
import dev.pillowmint.followup.plan.Outbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code announcements}. */
final class PostgresAnnouncements implements Outbox<Announcement> {
  private static final long LOCK = 0x70696c6c6f78L;

  private final JdbcClient jdbc;
  private final Draining<Announcement> draining;
  private final ApplicationEventPublisher events;

  PostgresAnnouncements(
      JdbcClient jdbc, TransactionTemplate transactions, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.draining = new Draining<>(jdbc, transactions, "announcements", LOCK);
    this.events = events;
  }

  void add(Announcement announcement) {
    jdbc.sql(
            """
            insert into announcements (customer_id, event_id, type, happened_at, attributes)
            values (?, ?, ?, ?, ?::jsonb) on conflict do nothing""")
        .param(announcement.customerId())
        .param(announcement.id())
        .param(announcement.type())
        .param(Times.column(announcement.at()))
        .param(Json.column(announcement.attributes()))
        .update();
    events.publishEvent(new Announced(announcement));
  }

  @Override
  public int drain(int limit, Publisher<Announcement> publisher) {
    return draining.drain(limit, this::oldest, publisher);
  }

  @Override
  public long waiting() {
    return draining.waiting();
  }

  private List<Draining.Waiting<Announcement>> oldest(int limit) {
    return jdbc.sql("select * from announcements order by position limit ?")
        .param(limit)
        .query((row, n) -> new Draining.Waiting<>(row.getLong("position"), announcement(row)))
        .list();
  }

  private static Announcement announcement(ResultSet row) throws SQLException {
    return new Announcement(
        row.getString("event_id"),
        row.getString("customer_id"),
        row.getString("type"),
        Times.required(row, "happened_at"),
        Json.words(row.getString("attributes")));
  }
}
