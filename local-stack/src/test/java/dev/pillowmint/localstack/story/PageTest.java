package dev.pillowmint.localstack.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.localstack.story.Story.After;
import dev.pillowmint.localstack.story.Story.Chapter;
import dev.pillowmint.localstack.story.Story.Check;
import dev.pillowmint.localstack.story.Story.Kind;
import dev.pillowmint.localstack.story.Story.Scene;
import dev.pillowmint.localstack.story.Story.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final String LONG =
      "many words that go on and on and on until the line is full ".repeat(4);

  @Test
  void shouldSetAScene() {
    Scene scene =
        new Scene(
            "08:25",
            "A fee is about to be charged.",
            new Verdict(
                Kind.GRANTED,
                List.of("Refund 5.00 EUR: the whole fee"),
                "A fee was charged for a slip.",
                List.of(
                    new After("Wed 4 Mar 08:25", "after-care was sent by e-mail", true),
                    new After("", "no question how it was: they want to be left alone", false))));
    assertThat(page(scene, passed()))
        .contains(
            """
              Ines  gold customer
              08:25  A fee is about to be charged.
                     ✓ Refund 5.00 EUR: the whole fee
                       A fee was charged for a slip.
                       ↳ Wed 4 Mar 08:25: after-care was sent by e-mail
                       ⨯ no question how it was: they want to be left alone
            """)
        .contains("Promises kept                       7")
        .contains("✓ 2 of 2 decisions");
  }

  @Test
  void shouldStayWithinAHundredColumns() {
    Scene scene =
        new Scene(
            "08:25",
            LONG,
            new Verdict(Kind.PROPOSED, List.of(LONG), LONG, List.of(new After("Wed", LONG, true))));
    assertThat(page(scene, new Check(1, 2, List.of(LONG))).lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(Page.WIDTH));
  }

  @Test
  void shouldShowEachDifference() {
    Scene scene = new Scene("08:25", "Nothing much.", null);
    assertThat(page(scene, new Check(1, 2, List.of("fee-1: expected this, got that"))))
        .contains("✗ 1 of 2 decisions")
        .contains("    fee-1: expected this, got that");
  }

  @Test
  void shouldColourOnlyWhereColoursAreWanted() {
    Story story = story(new Scene("08:25", "Nothing much.", null), passed());
    assertThat(Page.of(story, Paint.none())).doesNotContain("\u001b");
    assertThat(Page.of(story, Paint.colours())).contains("\u001b[1mInes\u001b[0m");
  }

  private static String page(Scene scene, Check check) {
    return Page.of(story(scene, check), Paint.none());
  }

  private static Story story(Scene scene, Check check) {
    return new Story(
        "A day",
        "somewhere",
        "Time is compressed.",
        List.of(new Chapter("Ines", "gold customer", List.of(scene))),
        new Story.Ledger(List.of(new Story.Ledger.Line("Promises kept", "7"))),
        check);
  }

  private static Check passed() {
    return new Check(2, 2, List.of());
  }
}
