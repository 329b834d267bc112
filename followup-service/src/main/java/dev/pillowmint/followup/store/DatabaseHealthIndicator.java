package dev.pillowmint.followup.store;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ready once the database answers and has its schema. */
@Component
class DatabaseHealthIndicator implements HealthIndicator {
  private final Opening opening;
  private final JdbcClient jdbc;

  DatabaseHealthIndicator(Opening opening, JdbcClient jdbc) {
    this.opening = opening;
    this.jdbc = jdbc;
  }

  @Override
  public Health health() {
    if (!opening.isOpen()) {
      return waiting();
    }
    try {
      jdbc.sql("select 1").query(Integer.class).single();
      return Health.up().build();
    } catch (DataAccessException e) {
      return waiting();
    }
  }

  private static Health waiting() {
    return Health.down().withDetail("waiting for", "database").build();
  }
}
