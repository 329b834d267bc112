package dev.pillowmint.followup.access;

import dev.pillowmint.followup.plan.Staff;
import dev.pillowmint.followup.plan.StaffMember;
import dev.pillowmint.followup.plan.StaffRegister;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.web.servlet.LocaleResolver;

/** What a log-in begins: an entry in the register, the pages in their own language. */
final class LoggedIn extends SavedRequestAwareAuthenticationSuccessHandler {
  private final Staff staff;
  private final StaffRegister register;
  private final LocaleResolver languages;
  private final Clock clock;

  LoggedIn(Staff staff, StaffRegister register, LocaleResolver languages, Clock clock) {
    this.staff = staff;
    this.register = register;
    this.languages = languages;
    this.clock = clock;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication known)
      throws ServletException, IOException {
    StaffMember member = staff.of(known);
    register.loggedIn(member, leads(known), clock.instant());
    SessionAge.begin(request);
    String language = register.language(member.login()).orElse(member.language());
    if (language != null) {
      languages.setLocale(request, response, Locale.forLanguageTag(language));
    }
    super.onAuthenticationSuccess(request, response, known);
  }

  private static boolean leads(Authentication known) {
    return AuthorityUtils.authorityListToSet(known.getAuthorities()).contains("ROLE_MANAGER");
  }
}
