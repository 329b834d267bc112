package dev.pillowmint.decision.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A step of a test may speak of an earlier one's decision. */
class TestsOfAnswersTest {
  private static final String POLICY =
      """
      name: p
      version: 1
      currency: EUR
      caps: {amount: 50.00 EUR, within: 90 days}
      approval: {above: 10.00 EUR, role: lead}
      rules:
        - name: no-petty-fee
          title: Fee back
          on: fee.charged
          gestures:
            - {kind: refund, amount: event.amount, description: the fee}
            - {kind: gift, amount: 2.00 EUR, description: a card}
        - name: often
          title: Again and again
          on: complaint.raised
          when: has(event.times) && event.times > 2
          proof: {facts: [times], burden: customer, until: person, within: 14 days}
          gestures: [{kind: refund, amount: 5.00 EUR, description: money back}]
      tests:
        - name: t
          steps:
            - name: dear
              when: {type: fee.charged, attributes: {fee: late, amount: 40.00 EUR}}
              expect: {decision: proposed, role: lead}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void shouldReviewProveAndRefuseWhatWasDecidedBefore() {
    Ran ran =
        test(
            """
            - when: {type: complaint.raised, attributes: {severity: high, about: noise, times: 4}}
              expect: {decision: proposed, reason: needs-proof}
            - when: {type: facts.verified, of: previous, after: 1 day, attributes: {facts: [times], holds: true}}
              expect: {decision: granted, gestures: [{amount: 5.00 EUR, within: 3 days}]}
            - when: {type: proposal.reviewed, of: dear, attributes: {verdict: approve, staffId: s-1, role: agent}}
              expect: {decision: proposed, explains: who may not decide}
            - when: {type: proposal.reviewed, of: previous, attributes: {verdict: change, amount: 30.00 EUR, staffId: s-1, role: lead}}
              expect: {decision: granted, rule: no-petty-fee, gestures: [{kind: refund, amount: 30.00 EUR}]}
            - when: {type: fee.charged, attributes: {fee: late, amount: 9.00 EUR}}
              expect: {decision: proposed}
            - when: {type: proposal.reviewed, of: previous, attributes: {verdict: approve, staffId: s-1, role: lead}}
              expect: {decision: granted}
            - when: {type: fee.charged, attributes: {fee: late, amount: 8.00 EUR}}
              expect: {decision: declined, reason: customer-cap}
            - when: {type: gesture.refused, of: dear, attributes: {reason: keep it}}
            - when: {type: fee.charged, attributes: {fee: late, amount: 8.00 EUR}}
              expect: granted
            """);

    assertThat(ran.out() + ran.err()).contains("1 passed, 0 failed");
  }

  @Test
  void shouldHearWhatTheCustomerChoseAndWhatWasFoundOut() {
    Ran.file(
        folder,
        "p.yaml",
        """
        name: p
        version: 1
        currency: EUR
        caps: {amount: 20.00 EUR, within: 90 days}
        rules:
          - name: late
            title: Late
            on: delivery.delayed
            gestures:
              - kind: refund
                description: money back
                choice:
                  - {as: money, amount: 5.00 EUR}
                  - {as: voucher, amount: 15.00 EUR, consent: needed}
          - name: often
            title: Again and again
            on: complaint.raised
            when: event.times > 2
            notStated: ask
            gestures: [{kind: refund, amount: 3.00 EUR, description: money back}]
        tests:
          - name: t
            steps:
              - name: chosen
                when: {type: delivery.delayed, attributes: {orderId: o-1, delay: PT5H}}
                expect: granted
              - when: {type: delivery.delayed, attributes: {orderId: o-2, delay: PT5H}}
                expect: {decision: declined, reason: customer-cap}
              - when: {type: gesture.choice-made, of: chosen, attributes: {form: as-it-is, consent: false}}
              - when: {type: delivery.delayed, attributes: {orderId: o-3, delay: PT5H}}
                expect: granted
              - when: {type: complaint.raised, attributes: {severity: high, about: noise}}
                expect: {decision: proposed, reason: facts-not-stated}
              - when: {type: facts.verified, of: previous, attributes: {facts: [times], holds: true, values: [times=often]}}
                expect: {decision: proposed, explains: "Not understood: times=often"}
              - when: {type: facts.verified, of: previous, attributes: {facts: [times], holds: true, values: [times=3]}}
                expect: {decision: declined, reason: customer-cap}
        """);

    Ran ran = Ran.in(folder, "test", "p.yaml");

    assertThat(ran.out() + ran.err()).contains("1 passed, 0 failed");
  }

  @Test
  void shouldFailWhereThereIsNothingToSpeakOf() {
    Ran ran =
        test(
            """
            - when: {type: praise.received, attributes: {about: the staff}}
            - when: {type: proposal.reviewed, of: previous, attributes: {verdict: approve, staffId: s-1, role: lead}}
              expect: granted
            - when: {type: gesture.failed, of: dear, gesture: 3}
            """);

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out())
        .contains("step 3, of step 2", "expected  a decision")
        .contains("step 4, of step 1", "expected  gesture 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {type: proposal.reviewed, of: deer, attributes: {verdict: approve, staffId: s, role: r}} | no step before this one is named "deer"  | Did you mean "dear"?
          {type: fee.charged, of: dear, attributes: {fee: late, amount: 1.00 EUR}}                  | such an event is about no decision       | proposal.reviewed
          {type: gesture.failed, of: dear, customerId: C-2}                                         | with "of" it is the same customer        | Leave it out.
          {type: gesture.failed, attributes: {reason: lost}}                                        | a gesture.failed states "gestureId"      | Add "gestureId"
          """)
  void shouldSayWhatIsWrong(String when, String problem, String advice) {
    Ran ran = test("- {when: %s, expect: none}\n".formatted(when));

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err()).contains(problem, advice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {rule: no-pety-fee}              | no decision of this policy has the rule "no-pety-fee"     | Did you mean "no-petty-fee"?
          {reason: customer-capp}          | no decision of this policy has the reason "customer-capp" | Did you mean "customer-cap"?
          """)
  void shouldRefuseARuleOrAReasonThatNoDecisionHas(String expect, String problem, String advice) {
    Ran ran =
        test(
            "- {when: {type: praise.received, attributes: {about: x}}, expect: %s}\n"
                .formatted(expect));

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err()).contains("p.yaml:25:", problem, advice);
  }

  private Ran test(String steps) {
    Ran.file(folder, "p.yaml", POLICY + steps.indent(6));
    return Ran.in(folder, "test", "p.yaml");
  }
}
