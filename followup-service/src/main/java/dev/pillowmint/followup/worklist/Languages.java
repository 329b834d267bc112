package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.StaffRegister;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** English and German: as somebody chose, else as their browser prefers, else English. */
@PageController
class Languages {
  private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN);

  private final LocaleResolver resolver;
  private final StaffRegister register;

  Languages(LocaleResolver resolver, StaffRegister register) {
    this.resolver = resolver;
    this.register = register;
  }

  /** The nearest language that the pages are written in; null: none. */
  static @Nullable Locale spoken(@Nullable String tag) {
    return tag == null
        ? null
        : SPOKEN.stream()
            .filter(l -> l.getLanguage().equals(Locale.forLanguageTag(tag).getLanguage()))
            .findFirst()
            .orElse(null);
  }

  @PostMapping("/language")
  String choose(
      @RequestParam String language,
      @RequestParam(defaultValue = "/") String back,
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Principal principal) {
    Locale chosen = spoken(language);
    if (chosen == null) {
      throw new BadRequestException("language is \"%s\"; expected en or de".formatted(language));
    }
    resolver.setLocale(request, response, chosen);
    if (principal != null) {
      register.speak(principal.getName(), chosen.getLanguage());
    }
    return "redirect:" + ownPath(back);
  }

  /** Nobody is sent to another site. */
  private static String ownPath(String back) {
    return back.matches("/(?![/\\\\])[\\w\\-./?=&%]*") ? back : "/";
  }

  /** Reads and keeps a choice in a cookie. */
  @Configuration(proxyBeanMethods = false)
  static class Cookie {
    @Bean
    LocaleResolver localeResolver(
        @Value("${server.servlet.session.cookie.secure:true}") boolean secure) {
      CookieLocaleResolver resolver = new CookieLocaleResolver("language");
      resolver.setCookieHttpOnly(true);
      resolver.setCookieSecure(secure);
      resolver.setCookieSameSite("Lax");
      resolver.setCookieMaxAge(Duration.ofDays(365));
      resolver.setRejectInvalidCookies(false);
      resolver.setDefaultLocaleFunction(Cookie::preferred);
      return resolver;
    }

    private static Locale preferred(HttpServletRequest request) {
      return Collections.list(request.getLocales()).stream()
          .map(l -> spoken(l.toLanguageTag()))
          .filter(java.util.Objects::nonNull)
          .findFirst()
          .orElse(Locale.ENGLISH);
    }
  }
}
