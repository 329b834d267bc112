package dev.pillowmint.followup.access;

import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may do what.
 *
 * @param users by name
 */
@ConfigurationProperties("pillowmint.access")
record AccessSettings(@DefaultValue Map<String, User> users) {

  AccessSettings {
    users = Map.copyOf(users);
  }

  /**
   * A person or a scraper.
   *
   * @param password with its encoding, e.g. {@code {bcrypt}$2a$...}
   * @param roles STAFF for the REST interface, METRICS for the management port
   */
  record User(String password, @DefaultValue Set<String> roles) {
    User {
      roles = Set.copyOf(roles);
    }
  }
}
