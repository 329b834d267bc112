package dev.pillowmint.followup.plan;

import dev.pillowmint.followup.plan.GrantedGesture.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Gestures and rules as tests need them. */
public final class Fixtures {
  /** Ten in the morning in Berlin, a Monday. */
  public static final Instant MONDAY_TEN = Instant.parse("2026-03-02T09:00:00Z");

  public static final HouseRules RULES =
      new HouseRules(
          ZoneId.of("Europe/Berlin"),
          new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0)),
          Duration.ofDays(7),
          new HouseRules.MailRetries(3, Duration.ofMinutes(1), Duration.ofHours(1)),
          Courtesy.USUAL);

  private Fixtures() {}

  /** Every channel is that one. */
  public static Senders anyChannel(Sender sender) {
    return new Senders() {
      @Override
      public Optional<Sender> by(Channel channel) {
        return Optional.of(sender);
      }

      @Override
      public int atOnce() {
        return 1;
      }
    };
  }

  public static Step aStep(Kind kind, Duration after) {
    return new Step(name(kind), kind, after, false, null, null, List.of(), null);
  }

  static Step aMarketingStep(Kind kind, Duration after) {
    return new Step(name(kind), kind, after, true, null, null, List.of(), null);
  }

  public static GrantedGesture aRefund(String id, String customer, Step... steps) {
    return aGesture(id, customer, false, false, steps);
  }

  static GrantedGesture aCallback(String id, String customer, boolean owed) {
    return aGesture(id, customer, true, owed);
  }

  static GrantedGesture anOwedRefund(String id, String customer, Step... steps) {
    return aGesture(id, customer, false, true, steps);
  }

  private static GrantedGesture aGesture(
      String id, String customer, boolean callback, boolean owed, Step... steps) {
    return new GrantedGesture(
        id,
        customer,
        new EventRef("billing", "e-" + id),
        "no-petty-fee",
        callback ? GrantedGesture.Act.CALLBACK : null,
        owed,
        "the fee is waived",
        "We have taken the fee off your bill.",
        MONDAY_TEN,
        MONDAY_TEN.plus(callback ? Duration.ofHours(4) : Duration.ofDays(1)),
        GrantedGesture.Terms.PLAIN,
        List.of(steps));
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
