package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.StaffMember;
import dev.pillowmint.followup.plan.Today;
import dev.pillowmint.followup.plan.Today.Section;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of today's work somebody looks at.
 *
 * @param show one section by its name in lower case; empty: all
 * @param whose {@code teams}, {@code all} or {@code mine}
 * @param reader who looks
 */
record Choice(String show, String whose, StaffMember reader) {
  private static final Duration NEAR = Duration.ofHours(24);

  static Choice of(@Nullable String show, @Nullable String whose, StaffMember reader) {
    String chosen = whose == null || whose.isEmpty() ? usual(reader) : whose;
    if (!Set.of("teams", "all", "mine").contains(chosen)) {
      throw new BadRequestException(
          "whose is \"%s\"; expected teams, all or mine".formatted(chosen));
    }
    return new Choice(show == null ? "" : show, chosen, reader);
  }

  private static String usual(StaffMember reader) {
    return reader.teams().isEmpty() ? "all" : "teams";
  }

  Set<Section> sections() {
    return TodayPage.sections(show);
  }

  Today.Asked asked(Instant now, Set<Section> sections) {
    return new Today.Asked(
        sections,
        whose.equals("teams") ? reader.teams() : null,
        whose.equals("mine") ? reader.login() : null,
        now,
        now.plus(NEAR));
  }

  public boolean hasTeams() {
    return !reader.teams().isEmpty();
  }

  /** The same with another section. */
  public String showing(String section) {
    return address(section, whose, null);
  }

  /** The same of somebody else. */
  public String of(String others) {
    return address(show, others, null);
  }

  /** The next page of the same. */
  public String after(String mark) {
    return address(show, whose, mark);
  }

  /** The same from its start. */
  public String here() {
    return address(show, whose, null);
  }

  private String address(String section, String ofWhom, @Nullable String mark) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/");
    if (!section.isEmpty()) {
      address.queryParam("show", section);
    }
    if (!ofWhom.equals(usual(reader))) {
      address.queryParam("whose", ofWhom);
    }
    if (mark != null) {
      address.queryParam("after", mark);
    }
    return address.build().toUriString();
  }
}
