package dev.pillowmint.intake.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may do what.
 *
 * @param keys by source: SHA-256, in hexadecimal, of each key that the source may use
 * @param anySource the sources whose keys may publish on behalf of every source
 * @param users who may look at the management port, by name
 */
@ConfigurationProperties("pillowmint.access")
public record AccessSettings(
    @DefaultValue Map<String, List<String>> keys,
    @DefaultValue Set<String> anySource,
    @DefaultValue Map<String, User> users) {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

  public AccessSettings {
    keys = Map.copyOf(keys);
    anySource = Set.copyOf(anySource);
    users = Map.copyOf(users);
    keys.forEach(AccessSettings::requireHashes);
  }

  private static void requireHashes(String source, List<String> hashes) {
    if (!hashes.stream().allMatch(hash -> SHA_256.matcher(hash).matches())) {
      throw new IllegalArgumentException(
          "pillowmint.access.keys.%s: each value must be the SHA-256 of a key, 64 hexadecimal digits; see docs/publishers.md"
              .formatted(source));
    }
  }

  /**
   * A person or a scraper.
   *
   * @param password with its encoding, e.g. {@code {bcrypt}$2a$...}
   * @param roles for example METRICS
   */
  public record User(String password, @DefaultValue List<String> roles) {
    public User {
      roles = List.copyOf(roles);
    }
  }
}
