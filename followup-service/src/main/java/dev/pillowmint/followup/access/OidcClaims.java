package dev.pillowmint.followup.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

/** Reads roles and teams from an OpenID Connect provider's claims. */
final class OidcClaims implements GrantedAuthoritiesMapper {
  private static final Set<String> GIVEN = Set.of("AGENT", "APPROVER", "MANAGER");

  private final AccessSettings.Oidc settings;

  /**
   * @throws IllegalStateException if a role is none that a provider may give; says which
   */
  OidcClaims(AccessSettings.Oidc settings) {
    settings
        .roles()
        .forEach(
            (from, to) -> {
              if (!GIVEN.contains(to)) {
                throw new IllegalStateException(
                    "pillowmint.access.oidc.roles.%s is \"%s\"; expected AGENT, APPROVER or MANAGER"
                        .formatted(from, to));
              }
            });
    this.settings = settings;
  }

  /** Only what the settings give a meaning; nothing that the provider names itself. */
  @Override
  public Collection<? extends GrantedAuthority> mapAuthorities(
      Collection<? extends GrantedAuthority> authorities) {
    return authorities.stream()
        .filter(OidcUserAuthority.class::isInstance)
        .map(OidcUserAuthority.class::cast)
        .flatMap(authority -> words(authority.getAttributes(), settings.rolesClaim()).stream())
        .map(settings.roles()::get)
        .filter(java.util.Objects::nonNull)
        .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
        .collect(Collectors.toSet());
  }

  Set<String> teams(Map<String, Object> claims) {
    return words(claims, settings.teamsClaim());
  }

  private static Set<String> words(Map<String, Object> claims, String path) {
    Object value = at(claims, path);
    if (value instanceof String word) {
      return Set.of(word);
    }
    Set<String> words = new HashSet<>();
    if (value instanceof Collection<?> values) {
      values.forEach(v -> words.add(String.valueOf(v)));
    }
    return words;
  }

  /** A claim of that very name counts before a nested one: some providers name theirs by URL. */
  private static @Nullable Object at(Map<String, Object> claims, String path) {
    if (claims.containsKey(path)) {
      return claims.get(path);
    }
    Object value = claims;
    for (String name : List.of(path.split("\\."))) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }
}
