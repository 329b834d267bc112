package dev.pillowmint.followup.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A verdict as it is kept.
 *
 * @param at when it was given
 * @param what "send", "hold" or "cancel"
 * @param reason why
 * @param nextLook when it is looked at again; null: it is not held
 * @param channel how it goes out; null: it does not
 */
public record Judged(
    Instant at, What what, Reason reason, @Nullable Instant nextLook, @Nullable Channel channel) {

  /** The three verdicts. */
  public enum What {
    SEND,
    HOLD,
    CANCEL
  }

  static Judged of(Verdict verdict, Instant now) {
    return switch (verdict) {
      case Verdict.Send send -> new Judged(now, What.SEND, send.reason(), null, send.channel());
      case Verdict.Hold hold -> new Judged(now, What.HOLD, hold.reason(), hold.nextLook(), null);
      case Verdict.Cancel cancel -> new Judged(now, What.CANCEL, cancel.reason(), null, null);
    };
  }
}
