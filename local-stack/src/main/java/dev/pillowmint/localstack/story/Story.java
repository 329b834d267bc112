package dev.pillowmint.localstack.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day, ready to be set as text.
 *
 * @param note what the reader should know before reading
 * @param chapters one per customer, in the order of the day
 * @param ledger what the day came to
 * @param check how the decisions compare with the expected ones
 */
public record Story(
    String title,
    String subtitle,
    String note,
    List<Chapter> chapters,
    Ledger ledger,
    Check check) {

  public Story {
    chapters = List.copyOf(chapters);
  }

  /** One customer's day. */
  public record Chapter(String name, String about, List<Scene> scenes) {
    public Chapter {
      scenes = List.copyOf(scenes);
    }
  }

  /**
   * One thing that happened.
   *
   * @param time local to the customer, e.g. {@code 08:10}
   * @param verdict null: it was remembered, and called for nothing by itself
   */
  public record Scene(String time, String tell, @Nullable Verdict verdict) {}

  /** How a decision ended. */
  public enum Kind {
    /** Done. */
    GRANTED,
    /** Waits for a person. */
    PROPOSED,
    /** Not done, for a reason. */
    DECLINED
  }

  /**
   * What was decided.
   *
   * @param acts the gestures, or what is not done
   * @param why the explanation
   * @param then what follows when, and what does not
   */
  public record Verdict(Kind kind, List<String> acts, String why, List<After> then) {
    public Verdict {
      acts = List.copyOf(acts);
      then = List.copyOf(then);
    }
  }

  /**
   * Something that follows.
   *
   * @param happens false: it was called off or held back
   */
  public record After(String when, String what, boolean happens) {}

  /** Lines of the day's sums: a label and what it comes to. */
  public record Ledger(List<Line> lines) {
    public Ledger {
      lines = List.copyOf(lines);
    }

    /** One sum. */
    public record Line(String label, String value) {}
  }

  /**
   * The comparison with the expected day.
   *
   * @param asExpected how many decisions are as expected
   * @param expected how many there should be
   * @param differences each in a sentence
   */
  public record Check(int asExpected, int expected, List<String> differences) {
    public Check {
      differences = List.copyOf(differences);
    }

    /** Whether the day went exactly as expected. */
    public boolean passed() {
      return differences.isEmpty();
    }
  }
}
