package dev.pillowmint.followup.worklist;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where people log in: by name and password, or at a provider that the company uses. */
@PageController
class LogInPage {
  private static final int LONGEST_WAIT_SECONDS = 900;

  private final List<Provider> providers;

  LogInPage(ObjectProvider<ClientRegistrationRepository> registrations) {
    providers =
        registrations.getIfAvailable() instanceof Iterable<?> all
            ? StreamSupport.stream(all.spliterator(), false)
                .map(ClientRegistration.class::cast)
                .map(
                    r ->
                        new Provider(
                            r.getClientName(), "/oauth2/authorization/" + r.getRegistrationId()))
                .toList()
            : List.of();
  }

  @GetMapping("/login")
  String logIn(HttpServletRequest request, @Nullable Principal principal, Model model) {
    if (principal != null) {
      return "redirect:/";
    }
    model.addAttribute("providers", providers);
    model.addAttribute("wait", wait(request.getParameter("wait")));
    return "login";
  }

  /** Minutes, rounded up; 0: none. What stands in the address is anybody's. */
  private static int wait(@Nullable String seconds) {
    if (seconds == null || !seconds.matches("\\d{1,4}")) {
      return 0;
    }
    return (Math.min(Integer.parseInt(seconds), LONGEST_WAIT_SECONDS) + 59) / 60;
  }

  /**
   * An OpenID Connect provider.
   *
   * @param name as people know it
   * @param path where logging in there begins
   */
  record Provider(String name, String path) {}
}
