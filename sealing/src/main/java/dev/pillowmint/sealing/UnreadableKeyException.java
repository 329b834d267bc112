package dev.pillowmint.sealing;

/** A data key that no configured master key opens: nothing may be decided without it. */
public final class UnreadableKeyException extends KeysAwayException {
  private static final long serialVersionUID = 1L;

  UnreadableKeyException(KeyName name, Throwable cause) {
    super(
        "No master key opens the data key %s of a customer; add the one that it was written with"
            .formatted(name.id()),
        cause);
  }
}
