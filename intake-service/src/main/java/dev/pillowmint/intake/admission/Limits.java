package dev.pillowmint.intake.admission;

import dev.pillowmint.catalogue.PublishedEvents;

/**
 * What an envelope may hold at most.
 *
 * @param name characters of id, source, customer id and subject each
 * @param extensions how many CloudEvents extension attributes
 * @param extension characters of an extension's value
 */
public record Limits(int name, int extensions, int extension) {
  /** As documented for publishers. */
  public static final Limits DEFAULT = new Limits(PublishedEvents.LONGEST_NAME, 32, 1000);
}
