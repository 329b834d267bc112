package dev.pillowmint.logins;

import java.time.Duration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks a name and a password, unless too many were wrong a short while ago. */
public final class ThrottledLogIn implements AuthenticationProvider {
  private final AuthenticationProvider passwords;
  private final LogInThrottle throttle;

  /** Asks the passwords, unless the throttle says to wait. */
  public ThrottledLogIn(AuthenticationProvider passwords, LogInThrottle throttle) {
    this.passwords = passwords;
    this.throttle = throttle;
  }

  @Override
  public Authentication authenticate(Authentication asked) throws AuthenticationException {
    String name = asked.getName();
    String address = address(asked);
    Duration wait = throttle.wait(name, address);
    if (!wait.isZero()) {
      throw new TooManyTriesException(wait);
    }
    try {
      Authentication known = passwords.authenticate(asked);
      throttle.succeeded(name, address);
      return java.util.Objects.requireNonNull(known);
    } catch (AuthenticationException e) {
      throttle.failed(name, address);
      throw e;
    }
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return passwords.supports(authentication);
  }

  private static String address(Authentication asked) {
    return asked.getDetails() instanceof WebAuthenticationDetails details
        ? details.getRemoteAddress()
        : "";
  }
}
