package dev.pillowmint.followup.plan;

import java.time.Duration;

/** What became of an attempt to send. */
public sealed interface Outcome {
  Outcome ACCEPTED = new Accepted();
  Outcome REFUSED = new Refused();
  Outcome UNTRUSTED = new Untrusted();
  Outcome UNWRITTEN = new Unwritten();

  /** No answer, or one that may be different later. */
  Outcome AWAY = new Away(Duration.ZERO);

  /** It was taken. */
  record Accepted() implements Outcome {}

  /** This message will never be taken. */
  record Refused() implements Outcome {}

  /** Nothing was sent: the server there cannot show whose it is. */
  record Untrusted() implements Outcome {}

  /** Nobody prepared words for it: a person writes. */
  record Unwritten() implements Outcome {}

  /**
   * No answer, or one that may be different later.
   *
   * @param pause what the channel asked to wait at least; zero: nothing
   */
  record Away(Duration pause) implements Outcome {}

  /**
   * Not tried: the channel does not answer, as others found out.
   *
   * @param pause until it is worth a try
   */
  record Closed(Duration pause) implements Outcome {}

  /**
   * Not tried: the channel has as much to do at once as it may.
   *
   * @param pause until it is worth a try
   */
  record Busy(Duration pause) implements Outcome {}
}
