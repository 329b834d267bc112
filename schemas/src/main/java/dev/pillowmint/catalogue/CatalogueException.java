package dev.pillowmint.catalogue;

/** The catalogue itself cannot be used; the message names the file and says what to mend. */
public final class CatalogueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CatalogueException(String message) {
    super(message);
  }

  CatalogueException(String message, Throwable cause) {
    super(message, cause);
  }
}
