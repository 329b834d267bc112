package dev.pillowmint.intake.admission;

import dev.pillowmint.catalogue.PublishedEvents;

/**
 * What an event may hold at most.
 *
 * @param name characters of id, source, customer id and subject each
 * @param text characters of a text attribute; of a list of texts in all, each counting one more
 * @param extensions how many CloudEvents extension attributes
 * @param extension characters of an extension's value
 */
public record Limits(int name, int text, int extensions, int extension) {

  /** As documented for publishers, with the longest text that the catalogue's attributes carry. */
  public static Limits documented(int text) {
    return new Limits(PublishedEvents.LONGEST_NAME, text, 32, 1000);
  }
}
