package dev.pillowmint.sealing;

/** A sealed value that is not as it was sealed, or not where. */
public final class BrokenSealException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param place the attribute or field
   */
  BrokenSealException(String place) {
    super("%s holds a sealed value that was changed, or is another's".formatted(place));
  }
}
