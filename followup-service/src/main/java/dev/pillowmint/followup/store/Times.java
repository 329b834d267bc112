package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.Told;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Points in time, and what was told when, as columns. */
final class Times {
  private Times() {}

  static @Nullable OffsetDateTime column(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }

  static @Nullable OffsetDateTime at(@Nullable Told<?> told) {
    return told == null ? null : column(told.at());
  }

  static <T extends Comparable<T>> @Nullable T value(@Nullable Told<T> told) {
    return told == null ? null : told.value();
  }

  static @Nullable Instant optional(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static Instant required(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Told<String> told(ResultSet row, String column) throws SQLException {
    String value = row.getString(column);
    return value == null ? null : new Told<>(value, required(row, column + "_at"));
  }
}
