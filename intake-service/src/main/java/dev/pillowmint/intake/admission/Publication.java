package dev.pillowmint.intake.admission;

/** What became of an event that was to be made durable. */
public sealed interface Publication {

  /** It is durable. */
  record Published() implements Publication {}

  /**
   * It is not known to be durable; sending it again is safe.
   *
   * @param waitingFor what is away, in words for the sender
   */
  record Unavailable(String waitingFor) implements Publication {}

  /** It is too large a record, now and whenever it is sent again. */
  record TooLarge() implements Publication {}

  /** It cannot be written, through a fault of this service. */
  record Unwritable() implements Publication {}
}
