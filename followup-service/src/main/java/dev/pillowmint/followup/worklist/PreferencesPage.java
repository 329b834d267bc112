package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.Staff;
import dev.pillowmint.followup.plan.StaffMember;
import dev.pillowmint.followup.plan.StaffRegister;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.LocaleResolver;

/** What somebody chooses for themselves: the name that colleagues see, and their language. */
@PageController
class PreferencesPage {
  private static final int LONGEST_NAME = 80;

  private final Staff staff;
  private final StaffRegister register;
  private final LocaleResolver languages;

  PreferencesPage(Staff staff, StaffRegister register, LocaleResolver languages) {
    this.staff = staff;
    this.register = register;
    this.languages = languages;
  }

  @GetMapping("/preferences")
  String preferences(Principal reader, Model model) {
    StaffMember member = staff.of(reader);
    model.addAttribute("member", member);
    model.addAttribute("name", register.nameOf(member.login()));
    model.addAttribute("chosen", register.language(member.login()).orElse(""));
    return "preferences";
  }

  @PostMapping("/preferences")
  String keep(
      Chosen chosen, Principal reader, HttpServletRequest request, HttpServletResponse response) {
    Locale language = Languages.spoken(chosen.language());
    register.choose(
        reader.getName(), chosen.nameOrNone(), language == null ? null : language.getLanguage());
    languages.setLocale(request, response, language);
    return "redirect:/preferences?kept";
  }

  /** What they filled in. */
  record Chosen(@Nullable String name, @Nullable String language) {
    @Nullable String nameOrNone() {
      if (name == null || name.isBlank()) {
        return null;
      }
      String words = name.strip();
      return words.length() > LONGEST_NAME ? words.substring(0, LONGEST_NAME) : words;
    }
  }
}
