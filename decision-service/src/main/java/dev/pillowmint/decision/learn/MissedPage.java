package dev.pillowmint.decision.learn;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Missed moments, newest first.
 *
 * @param missed those of the page
 * @param groups all that are asked for, on this page or not, by reason; empty on later pages
 * @param more whether older ones follow
 */
public record MissedPage(List<Missed> missed, List<MissedGroup> groups, boolean more) {
  public MissedPage {
    missed = List.copyOf(missed);
    groups = List.copyOf(groups);
  }

  /** One page of several that answer the same query. */
  public static MissedPage merged(Collection<MissedPage> pages, int most) {
    List<Missed> all =
        pages.stream()
            .flatMap(page -> page.missed().stream())
            .sorted(Comparator.comparing(Missed::position).reversed())
            .toList();
    return new MissedPage(
        all.subList(0, Math.min(most, all.size())),
        MissedGroup.merged(pages.stream().flatMap(page -> page.groups().stream()).toList()),
        all.size() > most || pages.stream().anyMatch(MissedPage::more));
  }
}
