package dev.pillowmint.intake.access;

import dev.pillowmint.intake.admission.Publisher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** What a verified token says of its bearer. */
final class Tokens implements Converter<Jwt, SourceAuthentication> {
  private static final Map<String, String> ROLES =
      Map.of(
          "events:write", "ROLE_SOURCE",
          "keys:manage", "ROLE_ADMIN",
          "dead-letters:manage", "ROLE_OPERATOR");

  private final AccessSettings.Tokens claims;
  private final Set<String> anySource;

  Tokens(AccessSettings settings) {
    claims = settings.tokens();
    anySource = settings.anySource();
  }

  /** The token that was sent, unless what was sent is a key: only a token has two dots. */
  static @Nullable String sent(HttpServletRequest request) {
    if (SecurityContextHolder.getContext().getAuthentication() != null) {
      return null;
    }
    return SourceFilter.bearer(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(text -> text.chars().filter(c -> c == '.').count() == 2)
        .orElse(null);
  }

  @Override
  public SourceAuthentication convert(Jwt token) {
    if (token.getExpiresAt() == null) {
      throw new InvalidBearerTokenException("The token never expires");
    }
    String source =
        Optional.ofNullable(source(token))
            .filter(text -> !text.isBlank())
            .orElseThrow(() -> new InvalidBearerTokenException("The token names no source"));
    Publisher publisher =
        new Publisher(
            source,
            anySource.contains(source),
            Set.copyOf(listed(token, claims.types())),
            listed(token, claims.customers()));
    return SourceAuthentication.of(publisher, roles(token));
  }

  private @Nullable String source(Jwt token) {
    if (claims.source() != null) {
      return token.getClaimAsString(claims.source());
    }
    String client = token.getClaimAsString("client_id");
    return client == null ? token.getSubject() : client;
  }

  /** Empty if the claim is absent, which allows all. One that lists nothing would allow nothing. */
  private static List<String> listed(Jwt token, String claim) {
    Object said = token.getClaims().get(claim);
    if (said == null) {
      return List.of();
    }
    List<String> texts = texts(said);
    if (texts.isEmpty()) {
      throw new InvalidBearerTokenException("The token allows nothing");
    }
    return texts;
  }

  private static List<String> texts(Object said) {
    if (said instanceof String text) {
      return List.of(text.strip().split("\\s+"));
    }
    List<String> texts = new ArrayList<>();
    if (said instanceof Collection<?> list) {
      list.forEach(item -> texts.add(String.valueOf(item)));
    }
    return texts;
  }

  private static Set<GrantedAuthority> roles(Jwt token) {
    Set<GrantedAuthority> roles = new HashSet<>();
    for (String claim : List.of("scope", "scp")) {
      Object said = token.getClaims().get(claim);
      if (said != null) {
        texts(said).stream()
            .map(ROLES::get)
            .filter(java.util.Objects::nonNull)
            .forEach(role -> roles.add(new SimpleGrantedAuthority(role)));
      }
    }
    return roles;
  }
}
