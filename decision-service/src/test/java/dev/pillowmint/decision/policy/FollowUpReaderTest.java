package dev.pillowmint.decision.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.policy.FollowUpStep.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowUpReaderTest {
  private static final String POLICY =
      """
      name: p
      version: 1
      currency: EUR
      rules:
        - name: r
          title: A rule
          on: praise.received
          because: They praised us
          gestures:
            - kind: gift
              amount: 5.00 EUR
              description: a card
              within: 3 days
              followUps:
                - {STEP}
      """;

  @Test
  void shouldReadHowWhenAndByWhom() {
    FollowUpStep step =
        only(
            "kind: thank-you-note, after: 1 day, until: 3 weeks, channels: [webhook:letters, worklist], role: care-team");

    assertThat(step.kind()).isEqualTo(Kind.THANK_YOU_NOTE);
    assertThat(step.channels()).containsExactly("webhook:letters", "worklist");
    assertThat(step.after()).isEqualTo(Duration.ofDays(1));
    assertThat(step.until()).isEqualTo(Duration.ofDays(21));
    assertThat(step.role()).isEqualTo("care-team");
  }

  @Test
  void shouldTakeOneChannelWithoutAList() {
    assertThat(only("kind: thank-you-note, channels: email").channels()).containsExactly("email");
  }

  @Test
  void shouldTakeAFeedbackRequestForMarketing() {
    assertThat(only("kind: feedback-request").marketing()).isTrue();
    assertThat(only("kind: after-care").marketing()).isFalse();
    assertThat(only("kind: after-care, marketing: true").marketing()).isTrue();
  }

  @Test
  void shouldSayWhoseThePromiseIs() {
    FollowUpStep check = only("kind: promise-check, role: care-lead");

    assertThat(check.kind()).isEqualTo(Kind.PROMISE_CHECK);
    assertThat(check.role()).isEqualTo("care-lead");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kind: after-care, channels: [letters]                  | p.yaml:15:43: "letters" is no channel
          kind: after-care, channels: [webhook:Letters]          | p.yaml:15:43: "webhook:Letters" is no channel
          kind: after-care, channels: [email, email]             | p.yaml:15:50: "email" comes twice
          kind: after-care, channels: [worklist, email]          | p.yaml:15:53: "email" is never tried
          kind: after-care, channels: []                         | p.yaml:15:42: it names no channel
          kind: callback, channels: [email]                      | p.yaml:15:41: a callback is made by a person
          kind: after-care, after: 2 days, until: 2 days         | p.yaml:15:54: it would be over before it begins
          kind: feedback-request, marketing: false               | p.yaml:15:49: a feedback request is marketing
          kind: promise-check, after: 1 day                      | p.yaml:15:42: a promise is checked when it is due
          kind: after-care, untill: 2 days                       | p.yaml:15:32: followUps has no "untill"
          kind: aftercare                                        | p.yaml:15:20: "aftercare" is not known here
          """)
  void shouldRefuseWithThePlace(String step, String fault) {
    assertThatThrownBy(() -> compiled(step))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining(fault)
        .hasMessageContaining("^");
  }

  private static FollowUpStep only(String step) {
    return compiled(step).getFirst();
  }

  private static List<FollowUpStep> compiled(String step) {
    Policy policy =
        new PolicyCompiler(EventTypes.shipped()).compile("p.yaml", POLICY.replace("STEP", step));
    return policy.rules().getFirst().gestures().getFirst().followUps();
  }
}
