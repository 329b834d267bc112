package dev.pillowmint.followup.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Inserts of one transaction that go to the database together, a batch per statement. */
final class Writes {
  private final NamedParameterJdbcTemplate jdbc;
  private final Map<String, List<SqlParameterSource>> waiting = new LinkedHashMap<>();
  private final Set<Object> upserted = new HashSet<>();

  Writes(NamedParameterJdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void add(String sql, SqlParameterSource row) {
    waiting.computeIfAbsent(sql, s -> new ArrayList<>()).add(row);
  }

  /**
   * One that changes the row if it is there. One statement cannot change a row twice, so what waits
   * of the same row goes first.
   *
   * @param row its key
   */
  void upsert(String sql, Object row, SqlParameterSource values) {
    if (!upserted.add(row)) {
      flush();
      upserted.add(row);
    }
    add(sql, values);
  }

  /** Carries out what waits, in the order in which each statement was first added. */
  void flush() {
    waiting.forEach((sql, rows) -> jdbc.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new)));
    waiting.clear();
    upserted.clear();
  }
}
