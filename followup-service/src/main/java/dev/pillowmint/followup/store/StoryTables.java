package dev.pillowmint.followup.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a chronicle is kept in. */
record StoryTables(
    JdbcClient jdbc,
    Moments moments,
    Decisions decisions,
    Said said,
    PostgresAnnouncements announcements)
    implements Forgets {
  private static final List<String> ALL =
      List.of("moments", "interests", "decisions", "answers", "offers", "choices", "announcements");

  static StoryTables of(JdbcClient jdbc, PostgresAnnouncements announcements) {
    return new StoryTables(
        jdbc, new Moments(jdbc), new Decisions(jdbc), new Said(jdbc), announcements);
  }

  /** Nothing stays, nor goes out any more. */
  @Override
  public void forget(String customerId) {
    ALL.forEach(
        table ->
            jdbc.sql("delete from %s where customer_id = ?".formatted(table))
                .param(customerId)
                .update());
  }
}
