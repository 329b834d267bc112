package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.Today;
import dev.pillowmint.followup.plan.Today.Section;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The lines of one section.
 *
 * @param section which
 * @param rows at least one
 */
record Group(Section section, List<TaskRow> rows) {

  static List<Group> of(List<Today.Entry> entries, Function<Today.Entry, TaskRow> row) {
    return Stream.of(Section.values())
        .map(
            section ->
                new Group(
                    section,
                    entries.stream()
                        .filter(e -> Objects.equals(e.section(), section))
                        .map(row)
                        .toList()))
        .filter(group -> !group.rows.isEmpty())
        .toList();
  }

  /** Its key in messages and addresses. */
  public String key() {
    return section.name().toLowerCase(Locale.ROOT);
  }
}
