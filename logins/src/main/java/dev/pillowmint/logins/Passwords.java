package dev.pillowmint.logins;

import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** Checks passwords against the settings' hashes. A name that does not exist takes as long. */
public final class Passwords {
  private static final Pattern BCRYPT = Pattern.compile("\\{bcrypt}\\$2[aby]\\$(\\d\\d)\\$.*");
  private static final int COST = 10;

  private Passwords() {}

  /** Checks them for these users, whose passwords are hashes with their encoding. */
  public static AuthenticationProvider of(Collection<UserDetails> users) {
    DaoAuthenticationProvider passwords =
        new DaoAuthenticationProvider(new InMemoryUserDetailsManager(users));
    passwords.setPasswordEncoder(encoder(users));
    return passwords;
  }

  /** With the highest cost that the settings have: what is compared for nobody costs the same. */
  private static PasswordEncoder encoder(Collection<UserDetails> users) {
    int cost =
        users.stream()
            .mapToInt(user -> cost(String.valueOf(user.getPassword())))
            .max()
            .orElse(COST);
    return new DelegatingPasswordEncoder(
        "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(cost)));
  }

  private static int cost(String password) {
    Matcher bcrypt = BCRYPT.matcher(password);
    return bcrypt.matches() ? Integer.parseInt(bcrypt.group(1)) : 4;
  }
}
