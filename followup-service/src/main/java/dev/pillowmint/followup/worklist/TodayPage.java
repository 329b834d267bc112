package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.HouseRules;
import dev.pillowmint.followup.plan.Staff;
import dev.pillowmint.followup.plan.StaffMember;
import dev.pillowmint.followup.plan.StaffRegister;
import dev.pillowmint.followup.plan.Today;
import dev.pillowmint.followup.plan.Today.Section;
import java.security.Principal;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Today's work, the most urgent first. */
@PageController
class TodayPage {
  private static final int ROWS = 25;
  private static final int MOST_COUNTED = 100;

  private final Today today;
  private final Staff staff;
  private final StaffRegister register;
  private final HouseRules rules;
  private final Clock clock;

  TodayPage(Today today, Staff staff, StaffRegister register, HouseRules rules, Clock clock) {
    this.today = today;
    this.staff = staff;
    this.register = register;
    this.rules = rules;
    this.clock = clock;
  }

  @GetMapping("/")
  String today(
      @RequestParam(required = false) @Nullable String show,
      @RequestParam(required = false) @Nullable String whose,
      @RequestParam(required = false) @Nullable String after,
      Principal principal,
      Locale language,
      Model model) {
    StaffMember reader = staff.of(principal);
    Choice choice = Choice.of(show, whose, reader);
    Telling telling = new Telling(clock.instant(), rules.zone(), language);
    Today.Asked asked = choice.asked(telling.now(), choice.sections());
    List<Today.Entry> found =
        today.entries(asked, ROWS + 1, after == null ? null : Marks.read(after));
    boolean more = found.size() > ROWS;
    List<Today.Entry> shown = more ? found.subList(0, ROWS) : found;
    TaskRow.Around around = new TaskRow.Around(rules, register);
    model.addAttribute("choice", choice);
    model.addAttribute("counts", counts(choice.asked(telling.now(), EnumSet.allOf(Section.class))));
    model.addAttribute("groups", Group.of(shown, e -> TaskRow.of(e, reader, telling, around)));
    model.addAttribute("next", more ? Marks.write(shown.getLast()) : null);
    model.addAttribute("further", after != null);
    model.addAttribute("now", Telling.clock(telling.now(), rules.zone()));
    return "today";
  }

  /** As people read them: nobody counts beyond a hundred. */
  private Map<Section, String> counts(Today.Asked asked) {
    Map<Section, String> counts = new EnumMap<>(Section.class);
    today
        .counts(asked, MOST_COUNTED)
        .forEach(
            (section, count) ->
                counts.put(
                    section, count > MOST_COUNTED ? MOST_COUNTED + "+" : Integer.toString(count)));
    return counts;
  }

  /** The sections that a page may show alone. */
  static Set<Section> sections(@Nullable String show) {
    return show == null || show.isEmpty()
        ? EnumSet.allOf(Section.class)
        : Arrays.stream(Section.values())
            .filter(s -> s.name().toLowerCase(Locale.ROOT).equals(show))
            .findAny()
            .map(Set::of)
            .orElseThrow(
                () ->
                    new BadRequestException(
                        "show is \"%s\"; expected promises, calls, notes or rest".formatted(show)));
  }
}
