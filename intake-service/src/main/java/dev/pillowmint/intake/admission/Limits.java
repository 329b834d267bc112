package dev.pillowmint.intake.admission;

import dev.pillowmint.catalogue.PublishedEvents;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an event may hold at most.
 *
 * @param name characters of id, source, customer id and subject each
 * @param text characters of a text attribute; of a list of texts in all, each counting one more
 * @param extensions how many CloudEvents extension attributes
 * @param extension characters of an extension's value
 * @param attributes how many attributes
 * @param oldest how long before its arrival it may have happened; null: however long
 */
public record Limits(
    int name, int text, int extensions, int extension, int attributes, @Nullable Duration oldest) {

  /** As documented for publishers, with the longest text that the catalogue's attributes carry. */
  public static Limits documented(int text) {
    return new Limits(
        PublishedEvents.LONGEST_NAME,
        text,
        PublishedEvents.MOST_EXTENSIONS,
        PublishedEvents.LONGEST_EXTENSION,
        PublishedEvents.MOST_ATTRIBUTES,
        null);
  }

  /** The same, but for how long ago an event may have happened, which an operator may set. */
  public Limits with(@Nullable Duration oldestTime) {
    return new Limits(name, text, extensions, extension, attributes, oldestTime);
  }
}
