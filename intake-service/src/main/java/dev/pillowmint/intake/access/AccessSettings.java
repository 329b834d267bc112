package dev.pillowmint.intake.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may do what.
 *
 * @param keys by source: SHA-256, in hexadecimal, of each key that the source may use
 * @param pepper what keys that the service issues are hashed with; null: it issues none
 * @param anySource the sources that may publish on behalf of every source
 * @param certificates by source: the certificates that it may use instead of a key
 * @param tokens what the claims of OAuth2 tokens mean
 * @param users people and scrapers, by name
 */
@ConfigurationProperties("pillowmint.access")
public record AccessSettings(
    @DefaultValue Map<String, List<String>> keys,
    @Nullable String pepper,
    @DefaultValue Set<String> anySource,
    @DefaultValue Map<String, Certificates> certificates,
    @DefaultValue Tokens tokens,
    @DefaultValue Map<String, User> users) {
  private static final int SHORTEST_PEPPER = 32;
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

  public AccessSettings {
    keys = Map.copyOf(keys);
    anySource = Set.copyOf(anySource);
    certificates = Map.copyOf(certificates);
    users = Map.copyOf(users);
    if (pepper != null && pepper.strip().length() < SHORTEST_PEPPER) {
      throw new IllegalArgumentException(
          "pillowmint.access.pepper must have at least %d characters, for example from \"openssl rand -hex 32\""
              .formatted(SHORTEST_PEPPER));
    }
    keys.forEach(AccessSettings::requireHashes);
  }

  private static void requireHashes(String source, List<String> hashes) {
    if (!hashes.stream().allMatch(hash -> SHA_256.matcher(hash).matches())) {
      throw new IllegalArgumentException(
          "pillowmint.access.keys.%s: each value must be the SHA-256 of a key, 64 hexadecimal digits; see docs/publishers.md"
              .formatted(source));
    }
  }

  /** Without hashes and the pepper. */
  @Override
  public String toString() {
    return "AccessSettings[users=" + users.keySet() + "]";
  }

  /**
   * Certificates of a source, which the server's trust store vouches for.
   *
   * @param subjects distinguished names, e.g. {@code CN=billing,O=Example}
   * @param names alternative names: DNS names, URIs or e-mail addresses
   * @param types of events that it may publish; empty: all
   * @param customers what customer ids begin with that it may publish for; empty: any
   */
  public record Certificates(
      @DefaultValue List<String> subjects,
      @DefaultValue List<String> names,
      @DefaultValue Set<String> types,
      @DefaultValue List<String> customers) {}

  /**
   * What the claims of OAuth2 tokens mean.
   *
   * @param source the claim that names the source; null: {@code client_id}, else {@code sub}
   * @param types the claim that lists the types of events it may publish; absent there: all
   * @param customers the claim that lists what customer ids begin with; absent there: any
   */
  public record Tokens(
      @Nullable String source,
      @DefaultValue("pillowmint_types") String types,
      @DefaultValue("pillowmint_customers") String customers) {}

  /**
   * A person or a scraper.
   *
   * @param password with its encoding, e.g. {@code {bcrypt}$2a$...}
   * @param roles METRICS for the management port, ADMIN for keys and the audit log
   */
  public record User(String password, @DefaultValue List<String> roles) {
    public User {
      roles = List.copyOf(roles);
    }
  }
}
