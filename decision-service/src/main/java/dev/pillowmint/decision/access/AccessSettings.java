package dev.pillowmint.decision.access;

import java.util.List;
import java.util.Map;
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
   * @param roles STAFF reads stories, policies and missed moments, previews, and makes missed
   *     moments good; MANAGER reads results and changes policies too; METRICS reads the management
   *     port
   */
  record User(String password, @DefaultValue List<String> roles) {
    User {
      roles = List.copyOf(roles);
    }
  }
}
