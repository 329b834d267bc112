package dev.pillowmint.followup.story;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.followup.plan.EventRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decisions as the core knows them. */
public final class DecisionBuilder {
  public static final Instant MONDAY_TEN = Instant.parse("2026-03-02T09:00:00Z");

  private final String customer;
  private final Decision.Outcome outcome;
  private String id = UUID.randomUUID().toString();
  private int revision;
  private String reason;
  private Instant at = MONDAY_TEN;
  private Decision.@Nullable Question question;
  private @Nullable Amount atRisk;
  private String type = "fee.charged";
  private String rule = "large-fee";
  private @Nullable List<Decision.Chosen> gestures;
  private @Nullable List<Decision.Draw> draws;

  private DecisionBuilder(String customer, Decision.Outcome outcome, String reason) {
    this.customer = customer;
    this.outcome = outcome;
    this.reason = reason;
  }

  public static DecisionBuilder aProposal(String customer) {
    DecisionBuilder builder =
        new DecisionBuilder(customer, Decision.Outcome.PROPOSED, "needs-approval");
    builder.question = new Decision.Question("care-lead", MONDAY_TEN.plus(Duration.ofDays(2)));
    return builder;
  }

  public static DecisionBuilder aGrant(String customer) {
    return new DecisionBuilder(customer, Decision.Outcome.GRANTED, "granted");
  }

  public static DecisionBuilder aMiss(String customer) {
    return new DecisionBuilder(customer, Decision.Outcome.DECLINED, "customer-cap");
  }

  public DecisionBuilder id(String named) {
    id = named;
    return this;
  }

  public DecisionBuilder revision(int number) {
    revision = number;
    return this;
  }

  public DecisionBuilder reason(String code) {
    reason = code;
    return this;
  }

  public DecisionBuilder at(Instant time) {
    at = time;
    return this;
  }

  public DecisionBuilder asking(String role, @Nullable Instant answerBy) {
    question = new Decision.Question(role, answerBy);
    return this;
  }

  public DecisionBuilder atRisk(String euros) {
    atRisk = Amount.of(euros, "EUR");
    return this;
  }

  /** That rule saw it, in an event of that type. */
  public DecisionBuilder seen(String byRule, String inType) {
    rule = byRule;
    type = inType;
    return this;
  }

  public DecisionBuilder giving(Decision.Chosen... chosen) {
    gestures = List.of(chosen);
    return this;
  }

  public DecisionBuilder drawing(Decision.Draw... drawn) {
    draws = List.of(drawn);
    return this;
  }

  /** A gesture. */
  public static Decision.Chosen gift(String kind, boolean owed, Amount amount, String words) {
    return new Decision.Chosen(
        UUID.randomUUID().toString(), kind, owed, amount, words, null, null, null, null);
  }

  public Decision build() {
    return new Decision(
        id,
        revision,
        customer,
        at,
        new Decision.Cause(new EventRef("billing", "event-of-" + id), type, at, "house", 3, rule),
        new Decision.Result(
            outcome,
            reason,
            gestures != null
                ? gestures
                : List.of(
                    new Decision.Chosen(
                        "g-" + id,
                        "REFUND",
                        false,
                        Amount.of("80.00", "EUR"),
                        "the fee",
                        "voucher",
                        at.plus(Duration.ofDays(90)),
                        null,
                        "care-team"),
                    new Decision.Chosen(
                        "h-" + id, "CALLBACK", false, null, "a call", null, null, null, null)),
            question,
            null),
        new Decision.Words(List.of("A fee of 80.00 EUR.", "It is large."), "A fee", "We are sorry"),
        new Decision.Worth(
            atRisk,
            null,
            draws != null
                ? draws
                : List.of(
                    new Decision.Draw(
                        "goodwill",
                        "2026-03",
                        Amount.of("80.00", "EUR"),
                        Amount.of("120.00", "EUR"),
                        Amount.of("5000.00", "EUR"),
                        null,
                        null))));
  }
}
