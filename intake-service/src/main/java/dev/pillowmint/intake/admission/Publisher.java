package dev.pillowmint.intake.admission;

/**
 * Who sends events.
 *
 * @param source the source that its key belongs to
 * @param anySource whether it may publish on behalf of every source
 */
public record Publisher(String source, boolean anySource) {

  boolean maySpeakFor(String other) {
    return anySource || source.equals(other);
  }
}
