package dev.pillowmint.benchmarks.followup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Open items of every kind on the worklist: four to a customer, of whom three things happened; a
 * tenth is promised, over a month; twenty teams, and what is anybody's.
 */
final class OpenItems {
  private static final List<String> FILL =
      List.of(
          """
          insert into customers (id, display_name, display_name_at, time_zone, time_zone_at)
          select 'c' || n, 'Customer ' || n, now(),
            (array['Europe/Berlin', 'America/New_York', 'Asia/Tokyo'])[1 + n %% 3], now()
          from generate_series(0, %1$d / 4) n\
          """,
          """
          insert into moments (source, event_id, customer_id, type, happened_at, words)
          select 'billing', 'e' || n, 'c' || n / 3, 'fee.charged', now() - n %% 90 * interval '1 day',
            '{"amount": "5.00", "currency": "EUR"}'
          from generate_series(0, 3 * (%1$d / 4)) n\
          """,
          """
          insert into promises (customer_id, id, state, what, due_at)
          select 'c' || n / 4, 'g' || n, 'OPEN', 'Call about the line that was down all day',
            now() + n * (interval '30 days' / %1$d)
          from generate_series(0, %1$d - 1, 10) n\
          """,
          """
          insert into follow_ups (id, customer_id, gesture_id, promise_id, promise_due_at, rule, text,
            customer_text, step, kind, role, marketing, owed, fulfils, state, reason, channel, due_at,
            changed_at, revision, attempts)
          select md5('f' || n)::uuid, 'c' || n / 4, 'g' || n,
            case when n %% 10 = 0 then 'g' || n end,
            case when n %% 10 = 0 then now() + n * (interval '30 days' / %1$d) end,
            'no-petty-fee', 'Call about the line that was down all day',
            'We are sorry for the trouble, and will see to it.', 'step',
            (array['CALLBACK', 'CALLBACK', 'CALLBACK', 'THANK_YOU_NOTE', 'THANK_YOU_NOTE',
              'THANK_YOU_NOTE', 'AFTER_CARE', 'AFTER_CARE', 'AFTER_CARE', 'FEEDBACK_REQUEST'])[1 + n %% 10],
            case when n %% 21 < 20 then 'team' || n %% 21 end, false, false, n %% 10 = 0,
            'DUE', 'ITS_TIME', 'WORKLIST', due, due, 2, 0
          from (select n, now() - hashint4(n) %% 100000 * interval '1 s' - interval '1 day 4 hours' as due
            from generate_series(0, %1$d - 1) n) as numbers\
          """,
          "vacuum analyze");

  private OpenItems() {}

  static void fill(Connection connection, int items) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (String sql : FILL) {
        statement.execute(sql.formatted(items));
      }
    }
  }
}
