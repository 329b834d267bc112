package dev.pillowmint.followup.plan;

/** Sends by one channel. A port. */
public interface Sender {

  /**
   * Hands the message over, or says why not, within a bounded time. Sent twice, both have the same
   * id.
   */
  Outcome send(Message message);
}
