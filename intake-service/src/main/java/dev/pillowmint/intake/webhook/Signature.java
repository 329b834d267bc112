package dev.pillowmint.intake.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How a sender proves that a request is its own.
 *
 * @param scheme whose
 * @param header where a token stands; empty: where tokens usually stand
 * @param tolerance how far from now a signature's time may be, either way
 */
public record Signature(Scheme scheme, String header, Duration tolerance) {
  static final Duration USUAL_TOLERANCE = Duration.ofMinutes(5);

  Verdict verify(Delivery delivery, List<Secret> secrets, Instant now) {
    try {
      Proof proof = scheme.read(delivery, header);
      boolean good = false;
      for (Secret secret : secrets) {
        // Every secret is tried, whichever is the right one.
        good |= proof.isBy(secret);
      }
      return good ? inTime(proof, now) : Verdict.WRONG;
    } catch (Unproven e) {
      return e.verdict();
    }
  }

  private Verdict inTime(Proof proof, Instant now) {
    Instant at = proof.at();
    if (at == null) {
      return Verdict.GOOD;
    }
    if (at.isBefore(now.minus(tolerance))) {
      return Verdict.TOO_OLD;
    }
    return at.isAfter(now.plus(tolerance)) ? Verdict.TOO_EARLY : Verdict.GOOD;
  }
}
