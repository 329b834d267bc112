package dev.pillowmint.intake.webhook;

import java.util.Locale;

/** What is to be said of a request's signature. Senders are told only whether it is good. */
public enum Verdict {
  GOOD,
  /** A header that the scheme needs is absent. */
  MISSING,
  /** A header that the scheme needs cannot be read. */
  MALFORMED,
  /** No secret makes this signature of this body. */
  WRONG,
  /** The signature is right, but was made too long ago: perhaps a replay. */
  TOO_OLD,
  /** The signature is right, but was made in the future. */
  TOO_EARLY;

  /** In lower case with hyphens, for the metric. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
