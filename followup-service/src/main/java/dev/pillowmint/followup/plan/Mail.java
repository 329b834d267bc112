package dev.pillowmint.followup.plan;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends e-mail. A port. */
public interface Mail {

  /** Hands the letter to the mail server. Sent twice, both have the same message id. */
  Outcome send(Letter letter);

  /**
   * What shall be written.
   *
   * @param followUp names the message
   * @param kind after-care or feedback request
   * @param to the address
   * @param displayName how they like to be addressed; null: not known
   * @param text what it is about; null: nothing prepared
   */
  record Letter(
      UUID followUp, Kind kind, String to, @Nullable String displayName, @Nullable String text) {}

  /** What the mail server said. */
  enum Outcome {
    ACCEPTED,
    /** No answer, or one that may be different later. */
    AWAY,
    /** This letter will never be taken. */
    REFUSED
  }
}
