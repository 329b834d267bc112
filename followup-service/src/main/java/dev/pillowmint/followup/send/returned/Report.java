package dev.pillowmint.followup.send.returned;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an e-mail that came back says. */
sealed interface Report {

  /**
   * It was not delivered.
   *
   * @param followUp whose message
   * @param permanent false: it may get through later
   * @param address where it went; null: not stated
   */
  record Bounced(UUID followUp, boolean permanent, @Nullable String address) implements Report {}

  /** It is still being tried. */
  record Delayed() implements Report {}

  /** The customer called it spam. */
  record Complained(UUID followUp) implements Report {}

  /** It is no report on a message of ours. */
  record Unknown() implements Report {}
}
