package dev.pillowmint.decision.decide;

/** A policy that uses every word of the rule level, on every event. */
final class Everything {
  static final String DOCUMENT =
      """
      name: everything
      version: 1
      currency: EUR
      timeZone: Europe/Berlin
      rates: {GBP: 1.17}
      caps: {gestures: 6, amount: 250.00 EUR, within: 90 days}
      guards:
        repeatFailure: {of: [promise.broken, gesture.failed, delivery.delayed], within: 90 days}
        individualReview: {of: complaint.*, atLeast: 3, within: 90 days}
      learning:
        controlGroup: 10%
        salt: spring
        outcomes:
          came-back: {on: purchase.completed, within: 90 days}
      rules:
        - name: outage
          title: Outage
          on: service.outage
          notStated: ask
          oncePer: {key: event.incidentId, group: outage, within: 100 days, keep: highest}
          quota: {name: outage, amount: 30.00 EUR, per: event.incidentId}
          proof: {facts: [ruinedDay], burden: customer, until: wait}
          gestures:
            - {kind: refund, amount: 10.00 EUR, ledger: entitlement, description: owed}
            - {kind: refund, amount: 15.00 EUR, description: more}
        - name: fees
          title: Fees
          on: fee.*
          priority: 5
          when: customer.sum("fee.*", days(90)) > money("50.00 EUR") && customer.owed(days(90)) < money("20.00 EUR")
          stacking: highest
          counterCost: {value: customer.yearlyValue, chance: 5%, choose: best}
          notStated: person
          gestures:
            - {kind: refund, amount: event.amount, description: the fee}
            - {kind: gift, amount: 4.00 EUR, description: a card}
        - name: owed-fee
          title: Owed fee
          on: fee.charged
          oncePer: {key: customer, keep: highest}
          besidesOwed: absorbed
          gestures:
            - {kind: refund, amount: event.amount, ledger: entitlement, description: owed}
            - {kind: gift, amount: 9.00 EUR, description: flowers}
        - name: bend
          title: Bend
          on: price-concession.asked
          onRequest: true
          ladder:
            per: customer
            steps:
              - {kind: callback, description: explain}
              - {kind: refund, amount: 'has(event.asked) && event.asked < event.price ? event.price - event.asked : money("5.00 EUR")', description: concede}
        - name: late
          title: Late
          on: delivery.*
          when: event.sinceMonthStart() < days(20) && event.sinceYearStart() > days(1)
          after: {done: purchase.completed, within: 60 days}
          gestures:
            - {kind: gift, amount: 3.00 EUR, description: a card}
        - name: verified
          title: Verified
          on: item.left-behind
          when: event.verified("irreplaceable") && event.irreplaceable
          notStated: person
          guards: none
          controlGroup: none
          gestures:
            - {kind: gift, amount: 'has(event.value) ? event.value : money("5.00 EUR")', description: "{item}"}
        - name: hand-over
          title: Hand over
          on: [staff-misconduct.reported, customer.unsubscribed]
          customerText: We have heard you.
          decline: {code: person, text: A person sees to it., handOver: manager}
      """;

  private Everything() {}
}
