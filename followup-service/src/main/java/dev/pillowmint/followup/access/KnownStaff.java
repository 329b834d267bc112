package dev.pillowmint.followup.access;

import dev.pillowmint.followup.plan.Staff;
import dev.pillowmint.followup.plan.StaffMember;
import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** People as the settings or the OpenID Connect provider know them. */
final class KnownStaff implements Staff {
  private final AccessSettings settings;
  private final OidcClaims claims;

  KnownStaff(AccessSettings settings, OidcClaims claims) {
    this.settings = settings;
    this.claims = claims;
  }

  @Override
  public StaffMember of(Principal principal) {
    if (principal instanceof Authentication known
        && known.getPrincipal() instanceof OidcUser user) {
      return provided(user);
    }
    String login = principal.getName();
    AccessSettings.User user = settings.users().get(login);
    return user == null
        ? new StaffMember(login, login, null, null, Set.of())
        : new StaffMember(
            login, or(user.name(), login), user.email(), user.language(), user.teams());
  }

  private StaffMember provided(OidcUser user) {
    return new StaffMember(
        user.getName(),
        or(user.getFullName(), user.getName()),
        user.getEmail(),
        user.getLocale(),
        claims.teams(user.getClaims()));
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null || text.isBlank() ? otherwise : text;
  }
}
