package dev.pillowmint.decision.policy;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code leeway}. */
final class LeewayReader {
  private static final String PERSONS = "persons";

  private LeewayReader() {}

  /** Null: the policy has none, and approval alone says what staff may give. */
  static @Nullable Leeway read(Section root, Rates rates, ZoneId zone) {
    return root.section("leeway")
        .map(
            section -> {
              Map<String, Leeway.Allowance> persons = new HashMap<>();
              section.section(PERSONS).ifPresent(all -> allowances(all, rates, zone, persons));
              Map<String, Leeway.Allowance> roles = new HashMap<>();
              allowances(section, rates, zone, roles);
              return new Leeway(roles, persons);
            })
        .orElse(null);
  }

  private static void allowances(
      Section section, Rates rates, ZoneId zone, Map<String, Leeway.Allowance> found) {
    section.eachSection(
        (name, one) -> {
          if (!name.text().equals(PERSONS)) {
            allowance(one, rates, zone, name.text(), found);
          }
        });
  }

  private static void allowance(
      Section section, Rates rates, ZoneId zone, String name, Map<String, Leeway.Allowance> found) {
    var perGesture =
        section.word("perGesture").flatMap(w -> PolicyCompiler.inBase(w, rates)).orElse(null);
    Limits limits = BudgetReader.limits(section, rates, true, null);
    var span = BudgetReader.span(section, zone);
    if (!section.has("period") && !section.has("rolling")) {
      section.needed("period", "period: week");
    }
    section.refuseUnread();
    span.ifPresent(s -> found.put(name, new Leeway.Allowance(limits, perGesture, s)));
  }
}
