package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.decide.Moments;
import dev.pillowmint.decision.policy.Policy;

/** A policy in which people have a say. */
final class People {
  /** Fees are given back; large ones are asked for, and staff have leeway. */
  static final String DOCUMENT =
      """
      name: people
      version: 1
      currency: EUR
      caps: {gestures: 4, amount: 150.00 EUR, within: 90 days}
      budgets:
        goodwill: {amount: 200.00 EUR, period: month, warnAt: 50%}
        weekly: {count: 12, rolling: 7 days}
        fees: {amount: 120.00 EUR, period: month, reserveFrom: house}
        house: {amount: 120.00 EUR, period: month}
      leeway:
        agent: {amount: 25.00 EUR, perGesture: 12.00 EUR, count: 3, period: week}
      approval:
        above: 20.00 EUR
        role: care-lead
        answerWithin: 2 days
        then: {role: manager, answerWithin: 1 day}
        tiers: [{above: 90.00 EUR, role: manager, answerWithin: 1 day}]
      defaults: {budgets: [goodwill, weekly], notStated: skip}
      rules:
        - name: error
          title: Our error
          on: fee.charged
          when: event.cause == "company-error"
          notStated: skip
          gestures:
            - {kind: refund, amount: event.amount, ledger: entitlement, description: the fee}
            - {kind: gift, amount: 30.00 EUR, description: flowers}
        - name: fee
          title: A fee
          on: fee.charged
          budgets: [goodwill, weekly, fees]
          gestures:
            - {kind: refund, amount: event.amount, description: the fee}
        - name: offer
          title: Staff give something
          on: gesture.offered-by-staff
          gestures:
            - {kind: event.kind, when: has(event.amount), amount: event.amount, description: "{description}"}
      """;

  private People() {}

  static Policy policy() {
    return Moments.policy(DOCUMENT);
  }
}
