package dev.pillowmint.benchmarks.followup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A table's rows, as they are.
 *
 * @param insert puts one of them in
 * @param values of each, in the insert's order
 */
record Rows(String insert, List<Object[]> values) {
  /** What planning writes, in the order of their references. */
  static final List<String> TABLES =
      List.of("customers", "promises", "follow_ups", "scheduled_tasks", "outbox");

  static List<Rows> readAll(Connection connection) throws SQLException {
    List<Rows> tables = new ArrayList<>();
    for (String table : TABLES) {
      tables.add(
          switch (table) {
            case "outbox" -> published(connection);
            case "customers" -> read(connection, table, "*", "id");
            case "scheduled_tasks" -> read(connection, table, "*", "task_instance");
            default -> read(connection, table, "*", "customer_id");
          });
    }
    return tables;
  }

  /** The outbox as it was before it was published. */
  private static Rows published(Connection connection) throws SQLException {
    Rows rows =
        read(
            connection,
            "follow_ups",
            "id as follow_up_id, revision, state, reason, channel, due_at, changed_at",
            "customer_id");
    return new Rows(rows.insert().replace("into follow_ups", "into outbox"), rows.values());
  }

  /**
   * @param order the column that puts the same customers into the same part of every table, in no
   *     order that an index would like
   */
  private static Rows read(Connection connection, String table, String columns, String order)
      throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select %s from %s order by md5(%s)".formatted(columns, table, order))) {
      int count = row.getMetaData().getColumnCount();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= count; i++) {
        names.add(row.getMetaData().getColumnName(i));
      }
      List<Object[]> values = new ArrayList<>();
      while (row.next()) {
        Object[] all = new Object[count];
        for (int i = 0; i < count; i++) {
          all[i] = row.getObject(i + 1);
        }
        values.add(all);
      }
      String insert =
          "insert into %s (%s) values (%s)"
              .formatted(
                  table,
                  String.join(", ", names),
                  String.join(", ", Collections.nCopies(count, "?")));
      return new Rows(insert, values);
    }
  }

  int size() {
    return values.size();
  }

  /** Inserts the rows of one of so many equal parts, as one batch. */
  void insertPart(PreparedStatement statement, int part, int parts) throws SQLException {
    int from = (int) ((long) size() * part / parts);
    int to = (int) ((long) size() * (part + 1) / parts);
    for (Object[] row : values.subList(from, to)) {
      for (int i = 0; i < row.length; i++) {
        statement.setObject(i + 1, row[i]);
      }
      statement.addBatch();
    }
    statement.executeBatch();
  }
}
