package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.Staff;
import dev.pillowmint.followup.plan.StaffMember;
import dev.pillowmint.followup.story.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who asks, as policies know them. */
@Component
class Colleagues {
  /** The highest first. */
  private static final List<String> POSTS = List.of("MANAGER", "APPROVER", "AGENT");

  private final Staff staff;

  Colleagues(Staff staff) {
    this.staff = staff;
  }

  /** As who answers proposals: the teams of theirs, else their post. */
  Person person(HttpServletRequest request) {
    StaffMember member = member(request);
    return Person.of(
        member.login(), member.teams(), post(request), request.isUserInRole("APPROVER"));
  }

  /**
   * As who they give: their post, unless they name a team of theirs.
   *
   * @throws BadRequestException if it is none of theirs
   */
  String givingRole(HttpServletRequest request, @Nullable String named) {
    String post = post(request);
    if (named == null || named.isBlank() || named.equals(post)) {
      return post;
    }
    if (!member(request).teams().contains(named)) {
      throw new BadRequestException(
          "role is \"%s\"; expected %s or a team of yours".formatted(named, post));
    }
    return named;
  }

  private StaffMember member(HttpServletRequest request) {
    Principal principal = Objects.requireNonNull(request.getUserPrincipal());
    return staff.of(principal);
  }

  private static String post(HttpServletRequest request) {
    return POSTS.stream()
        .filter(request::isUserInRole)
        .findFirst()
        .orElse("STAFF")
        .toLowerCase(Locale.ROOT);
  }
}
