package dev.pillowmint.followup.access;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may do what.
 *
 * @param users by name
 * @param sessionIdle a person who did nothing for so long is logged out
 * @param sessionLifetime nobody stays logged in for longer
 * @param oidc how people of an OpenID Connect provider are known here
 */
@ConfigurationProperties("pillowmint.access")
record AccessSettings(
    @DefaultValue Map<String, User> users,
    @DefaultValue("30m") Duration sessionIdle,
    @DefaultValue("12h") Duration sessionLifetime,
    @DefaultValue Oidc oidc) {

  AccessSettings {
    users = Map.copyOf(users);
  }

  /**
   * A person or a scraper.
   *
   * @param password with its encoding, e.g. {@code {bcrypt}$2a$...}
   * @param roles AGENT, APPROVER or MANAGER for the pages and the REST interface, STAFF for a
   *     program, METRICS for the management port
   * @param name how colleagues know them; null: by the name they log in with
   * @param email where to reach them; null: not known
   * @param language of the pages, {@code en} or {@code de}; null: as their browser says
   * @param teams whose work is theirs first
   */
  record User(
      String password,
      @DefaultValue Set<String> roles,
      @Nullable String name,
      @Nullable String email,
      @Nullable String language,
      @DefaultValue Set<String> teams) {
    User {
      roles = Set.copyOf(roles);
      teams = Set.copyOf(teams);
    }
  }

  /**
   * What the claims of a provider's tokens mean here.
   *
   * @param rolesClaim where roles or groups are; dots lead into nested claims, e.g. {@code
   *     realm_access.roles}
   * @param roles from what stands there to AGENT, APPROVER or MANAGER; the rest means nothing
   * @param teamsClaim where teams are, likewise
   */
  record Oidc(
      @DefaultValue("roles") String rolesClaim,
      @DefaultValue Map<String, String> roles,
      @DefaultValue("teams") String teamsClaim) {
    Oidc {
      roles = Map.copyOf(roles);
    }
  }
}
