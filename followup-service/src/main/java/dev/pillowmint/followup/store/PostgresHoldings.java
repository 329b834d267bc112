package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.Holdings;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads every table that names a customer or one of their follow-ups, whichever tables there are: a
 * new one is in the answer by itself. Who of the staff said something is left out where they did
 * not agree to be named.
 */
final class PostgresHoldings implements Holdings {
  private static final String CUSTOMERS = "customers";

  private final JdbcClient jdbc;

  PostgresHoldings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<String, List<Map<String, @Nullable Object>>> about(String asked) {
    String customerId = Customers.remaining(jdbc, asked);
    Map<String, List<Map<String, @Nullable Object>>> all = new TreeMap<>();
    all.put(
        CUSTOMERS,
        rows("select * from customers where ? in (id, joined_to) order by id", customerId));
    for (String table : tablesWith("customer_id")) {
      all.put(table, rows("select * from %s where customer_id = ?".formatted(table), customerId));
    }
    for (String table : tablesWith("follow_up_id")) {
      all.computeIfAbsent(
          table,
          t ->
              rows(
                  "select * from %s where follow_up_id in (select id from follow_ups where customer_id = ?)"
                      .formatted(t),
                  customerId));
    }
    return all;
  }

  private List<String> tablesWith(String column) {
    return jdbc.sql(
            """
            select quote_ident(table_name) from information_schema.columns
            where table_schema = current_schema() and column_name = ? order by table_name""")
        .param(column)
        .query((row, n) -> row.getString(1))
        .list();
  }

  private List<Map<String, @Nullable Object>> rows(String sql, String customerId) {
    return jdbc.sql(sql).param(customerId).query((row, n) -> columns(row)).list();
  }

  private static Map<String, @Nullable Object> columns(ResultSet row) throws SQLException {
    ResultSetMetaData meta = row.getMetaData();
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.put(meta.getColumnLabel(i), plain(row.getObject(i)));
    }
    if (Boolean.FALSE.equals(columns.get("may_be_named"))) {
      columns.remove("said_by");
    }
    return columns;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Boolean b -> b;
      case Number n -> n;
      case Timestamp t -> t.toInstant();
      case UUID id -> id.toString();
      default -> value.toString();
    };
  }
}
