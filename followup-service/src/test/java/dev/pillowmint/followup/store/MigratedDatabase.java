package dev.pillowmint.followup.store;

import dev.pillowmint.localstack.TestStack;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of its own with the newest schema. */
final class MigratedDatabase {
  private MigratedDatabase() {}

  static DataSource create() {
    TestStack stack = TestStack.shared();
    DataSource database =
        new DriverManagerDataSource(stack.freshDatabase(), stack.jdbcUser(), stack.jdbcPassword());
    Flyway.configure().dataSource(database).load().migrate();
    return database;
  }
}
