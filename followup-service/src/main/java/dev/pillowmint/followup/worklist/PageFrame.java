package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.Staff;
import dev.pillowmint.followup.plan.StaffRegister;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page's frame shows: who is logged in, where they are, where they may go. */
@ControllerAdvice(annotations = PageController.class)
class PageFrame {
  private final Staff staff;
  private final StaffRegister register;
  private final RoleHierarchy roles;
  private final List<NavItem> nav;

  PageFrame(Staff staff, StaffRegister register, RoleHierarchy roles, List<NavItem> nav) {
    this.roles = roles;
    this.staff = staff;
    this.register = register;
    this.nav = nav.stream().sorted(Comparator.comparingInt(NavItem::order)).toList();
  }

  @ModelAttribute("frame")
  Frame frame(HttpServletRequest request, @Nullable Principal principal, Locale language) {
    String here = request.getServletPath();
    List<Link> links =
        nav.stream()
            .filter(item -> mayAs(principal).contains("ROLE_" + item.role()))
            .map(item -> new Link(item.path(), item.key(), item.leadsTo(here)))
            .toList();
    String name = principal == null ? null : register.nameOf(staff.of(principal).login());
    return new Frame(language.getLanguage(), name, here, links);
  }

  /** All roles that theirs include. */
  private Set<String> mayAs(@Nullable Principal principal) {
    return principal instanceof Authentication known
        ? AuthorityUtils.authorityListToSet(
            roles.getReachableGrantedAuthorities(known.getAuthorities()))
        : Set.of();
  }

  /**
   * What stands around a page.
   *
   * @param language of the page, as a code
   * @param name of who is logged in; null: nobody
   * @param here the page's path
   * @param links to the other pages
   */
  record Frame(String language, @Nullable String name, String here, List<Link> links) {}

  /**
   * A link in the head of a page.
   *
   * @param current whether it leads to where one is
   */
  record Link(String path, String key, boolean current) {}
}
