package dev.pillowmint.decision.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocumentDiffTest {
  private static final String BEFORE =
      """
      name: shop
      version: 1
      caps: {gestures: 6, within: 90 days}
      rules:
        - {name: late, on: delivery.delayed, when: event.delay > hours(1), priority: 1}
        - {name: early, on: delivery.early}
        - {name: gone, on: item.left-behind}
      """;

  @Test
  void shouldSayWhatWasAddedRemovedAndChanged() {
    DocumentDiff diff =
        DocumentDiff.between(
            BEFORE,
            """
            name: shop
            version: 2
            # A comment, and another layout, change nothing.
            caps: {within: 90 days, gestures: 3}
            rules:
              - name: early
                on: delivery.early
              - {name: late, on: delivery.delayed, when: event.delay > hours(2), budget: big}
              - {name: new, on: praise.received}
            """);

    assertThat(diff.added()).containsExactly("new");
    assertThat(diff.removed()).containsExactly("gone");
    assertThat(diff.changed())
        .containsExactly(
            new DocumentDiff.ChangedRule("late", java.util.List.of("budget", "priority", "when")));
    assertThat(diff.moved()).isTrue();
    assertThat(diff.sections()).containsExactly("caps", "version");
  }

  @Test
  void shouldFindNothingBetweenTheSame() {
    DocumentDiff diff = DocumentDiff.between(BEFORE, BEFORE + "\n# more\n");

    assertThat(diff.added()).isEmpty();
    assertThat(diff.removed()).isEmpty();
    assertThat(diff.changed()).isEmpty();
    assertThat(diff.moved()).isFalse();
    assertThat(diff.sections()).isEmpty();
  }
}
