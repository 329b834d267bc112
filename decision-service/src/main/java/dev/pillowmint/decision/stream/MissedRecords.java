package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.learn.Missed;
import dev.pillowmint.decision.stream.record.StoredActedOn;
import dev.pillowmint.decision.stream.record.StoredMissed;
import dev.pillowmint.decision.stream.record.StoredMoney;
import dev.pillowmint.decision.stream.record.StoredRule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Missed moments as the store keeps them, and back. */
final class MissedRecords {
  private MissedRecords() {}

  static StoredMissed stored(Missed missed) {
    Missed.RuleName rule = missed.rule();
    Missed.ActedOn by = missed.actedOn();
    return StoredMissed.newBuilder()
        .setDecisionId(missed.decisionId())
        .setCustomerId(missed.customerId())
        .setMissedAtMillis(missed.missedAt().toEpochMilli())
        .setEventSource(missed.event().source())
        .setEventId(missed.event().id())
        .setEventType(missed.event().type())
        .setEventMillis(missed.event().time().toEpochMilli())
        .setRule(rule == null ? null : new StoredRule(rule.policy(), rule.version(), rule.name()))
        .setReason(missed.reason())
        .setOnPurpose(missed.onPurpose())
        .setAtRisk(money(missed.stake().atRisk()))
        .setForgone(money(missed.stake().forgone()))
        .setExplanation(missed.explanation())
        .setActedOn(
            by == null ? null : new StoredActedOn(by.staffId(), by.role(), by.at().toEpochMilli()))
        .build();
  }

  static Missed missed(StoredMissed stored) {
    StoredRule rule = stored.getRule();
    StoredActedOn by = stored.getActedOn();
    return new Missed(
        stored.getDecisionId(),
        stored.getCustomerId(),
        Instant.ofEpochMilli(stored.getMissedAtMillis()),
        new Missed.Happened(
            stored.getEventSource(),
            stored.getEventId(),
            stored.getEventType(),
            Instant.ofEpochMilli(stored.getEventMillis())),
        rule == null
            ? null
            : new Missed.RuleName(rule.getPolicy(), rule.getVersion(), rule.getName()),
        stored.getReason(),
        stored.getOnPurpose(),
        new Missed.Stake(amount(stored.getAtRisk()), amount(stored.getForgone())),
        stored.getExplanation(),
        by == null
            ? null
            : new Missed.ActedOn(
                by.getStaffId(), by.getRole(), Instant.ofEpochMilli(by.getAtMillis())));
  }

  private static @Nullable StoredMoney money(@Nullable Amount amount) {
    return amount == null ? null : StoredCustomers.money(amount);
  }

  private static @Nullable Amount amount(@Nullable StoredMoney money) {
    return money == null ? null : StoredCustomers.amount(money);
  }
}
