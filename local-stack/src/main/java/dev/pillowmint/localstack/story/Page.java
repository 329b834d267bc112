package dev.pillowmint.localstack.story;

import dev.pillowmint.localstack.story.Story.After;
import dev.pillowmint.localstack.story.Story.Chapter;
import dev.pillowmint.localstack.story.Story.Kind;
import dev.pillowmint.localstack.story.Story.Ledger.Line;
import dev.pillowmint.localstack.story.Story.Scene;
import dev.pillowmint.localstack.story.Story.Verdict;

/** Sets a story as text, at most 100 columns wide. */
public final class Page {
  static final int WIDTH = 100;
  private static final int LABEL = 36;
  private static final String TEXT = " ".repeat(9);
  private static final String ACT = " ".repeat(11);
  private static final String AFTER = " ".repeat(13);

  private final Paint paint;
  private final StringBuilder out = new StringBuilder();

  private Page(Paint paint) {
    this.paint = paint;
  }

  /** The whole story. */
  public static String of(Story story, Paint paint) {
    Page page = new Page(paint);
    page.heading(story);
    story.chapters().forEach(page::chapter);
    page.ledger(story.ledger());
    page.check(story.check());
    return page.out.toString();
  }

  private void heading(Story story) {
    line("");
    line("  " + paint.strong(story.title()));
    if (!story.subtitle().isEmpty()) {
      line("  " + paint.quiet(story.subtitle()));
    }
    if (!story.note().isEmpty()) {
      line("");
      paragraph("  ", "  ", story.note(), Paint.Tone.QUIET);
    }
  }

  private void chapter(Chapter chapter) {
    line("");
    String about = chapter.about().isEmpty() ? "" : paint.quiet("  " + chapter.about());
    line("  " + paint.strong(chapter.name()) + about);
    chapter.scenes().forEach(this::scene);
  }

  private void scene(Scene scene) {
    paragraph("  " + scene.time() + "  ", TEXT, scene.tell(), Paint.Tone.PLAIN);
    Verdict verdict = scene.verdict();
    if (verdict != null) {
      verdict(verdict);
    }
  }

  private void verdict(Verdict verdict) {
    for (String act : verdict.acts()) {
      paragraph(TEXT + sign(verdict.kind()) + " ", ACT, act, tone(verdict.kind()));
    }
    if (!verdict.why().isEmpty()) {
      paragraph(ACT, ACT, verdict.why(), Paint.Tone.QUIET);
    }
    verdict.then().forEach(this::after);
  }

  private void after(After after) {
    String sign = after.happens() ? "↳ " : "⨯ ";
    String when = after.when().isEmpty() ? "" : after.when() + ": ";
    paragraph(ACT + sign, AFTER, when + after.what(), Paint.Tone.PLAIN);
  }

  private void ledger(Story.Ledger ledger) {
    line("");
    line("  " + paint.strong("What the day came to"));
    for (Line line : ledger.lines()) {
      String label = ("  " + line.label() + " ".repeat(LABEL)).substring(0, LABEL + 2);
      paragraph(label, " ".repeat(LABEL + 2), line.value(), Paint.Tone.PLAIN);
    }
  }

  private void check(Story.Check check) {
    line("");
    String sum =
        "%d of %d decisions as a person who read the essays expected them"
            .formatted(check.asExpected(), check.expected());
    line("  " + (check.passed() ? paint.good("✓ " + sum) : paint.bad("✗ " + sum)));
    check.differences().forEach(d -> paragraph("    ", "    ", d, Paint.Tone.BAD));
  }

  private static String sign(Kind kind) {
    return switch (kind) {
      case GRANTED -> "✓";
      case PROPOSED -> "?";
      case DECLINED -> "–";
    };
  }

  private static Paint.Tone tone(Kind kind) {
    return switch (kind) {
      case GRANTED -> Paint.Tone.GOOD;
      case PROPOSED -> Paint.Tone.OPEN;
      case DECLINED -> Paint.Tone.QUIET;
    };
  }

  /** Wraps at words; the first line starts with one margin, the others with another. */
  private void paragraph(String first, String others, String text, Paint.Tone tone) {
    StringBuilder line = new StringBuilder();
    String margin = first;
    for (String word : text.strip().split("\\s+", -1)) {
      if (!line.isEmpty() && margin.length() + line.length() + 1 + word.length() > WIDTH) {
        line(margin + paint.in(tone, line.toString()));
        margin = others;
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    line(margin + paint.in(tone, line.toString()));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
