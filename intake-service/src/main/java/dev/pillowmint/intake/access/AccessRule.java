package dev.pillowmint.intake.access;

import java.util.List;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may call what. What no rule names is for everybody who is known, which is right for what is
 * only read and nobody's own.
 *
 * @param path of the endpoints
 * @param role who may call them
 * @param scope that a token needs for it
 * @param people whether people with a password are among them, rather than sources
 */
record AccessRule(PathPattern path, String role, String scope, boolean people) {
  static final List<AccessRule> ALL =
      List.of(
          sources("/v1/events/**", "SOURCE", "events:write"),
          people("/v1/keys/**", "ADMIN", "keys:manage"),
          people("/v1/audit/**", "ADMIN", "keys:manage"),
          people("/v1/dead-letters/**", "OPERATOR", "dead-letters:manage"));

  /** Whoever signs may call these: nobody is asked for a key, the endpoint checks the signature. */
  static final String SIGNED = "/v1/webhooks/*";

  private static AccessRule sources(String path, String role, String scope) {
    return new AccessRule(PathPatternParser.defaultInstance.parse(path), role, scope, false);
  }

  private static AccessRule people(String path, String role, String scope) {
    return new AccessRule(PathPatternParser.defaultInstance.parse(path), role, scope, true);
  }

  /** The one that holds for the path. */
  static Optional<AccessRule> of(String path) {
    PathContainer parsed = PathContainer.parsePath(path);
    return ALL.stream().filter(rule -> rule.path().matches(parsed)).findFirst();
  }
}
