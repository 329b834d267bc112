package dev.pillowmint.intake.access;

import dev.pillowmint.intake.admission.Publisher;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A system that proved to be a source. Its name is the source's. */
final class SourceAuthentication extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;

  private final transient Publisher publisher;
  private final boolean byToken;

  private SourceAuthentication(
      Publisher publisher, boolean byToken, Collection<GrantedAuthority> roles) {
    super(roles);
    this.publisher = publisher;
    this.byToken = byToken;
    super.setAuthenticated(true);
  }

  /** By a key or a certificate, which allow to publish. */
  static SourceAuthentication of(Publisher publisher) {
    return new SourceAuthentication(
        publisher, false, List.of(new SimpleGrantedAuthority("ROLE_SOURCE")));
  }

  /** By a token, which allows what its scopes say. */
  static SourceAuthentication of(Publisher publisher, Collection<GrantedAuthority> roles) {
    return new SourceAuthentication(publisher, true, roles);
  }

  boolean isByToken() {
    return byToken;
  }

  @Override
  public Publisher getPrincipal() {
    return publisher;
  }

  @Override
  public @Nullable Object getCredentials() {
    return null;
  }

  @Override
  public String getName() {
    return publisher.source();
  }
}
