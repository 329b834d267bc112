package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.stream.record.Carried;
import dev.pillowmint.decision.stream.record.DrawAsked;
import dev.pillowmint.decision.stream.record.DrawsReturned;
import dev.pillowmint.schemas.CustomerEvent;

/** What a customer's processor sends on. */
sealed interface Outgoing {

  /**
   * An event that was folded into its customer.
   *
   * @param seen whether a rule recognised a moment in it
   */
  record Noticed(Event event, boolean seen) implements Outgoing {}

  /** A decision that stands. */
  record Told(Published published) implements Outgoing {}

  /** A decision that asks its budgets first. */
  record Asked(DrawAsked draw) implements Outgoing {}

  /** What is another identifier's, or about one. */
  record Sent(Carried what) implements Outgoing {}

  /** A link that changes nothing, for the dead letters; the record's headers say why. */
  record Refused(CustomerEvent event) implements Outgoing {}

  /** The identifier that is the key is erased, once more perhaps. */
  record Erased() implements Outgoing {}

  /** What was drawn and is not spent. */
  record Returned(DrawsReturned draws) implements Outgoing {}
}
