package dev.pillowmint.decision.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RuleIndexTest {
  private final Policy policy =
      new PolicyCompiler(EventTypes.shipped())
          .compile(
              "test.yaml",
              """
              name: test
              version: 1
              currency: EUR
              rules:
                - {name: slip, title: t, on: fee.charged, when: 'has(event.cause) && event.cause == "slip"', gestures: [{kind: callback, description: d}]}
                - {name: either, title: t, on: fee.charged, when: 'has(event.cause) && (event.cause == "slip" || event.fee == "x")', gestures: [{kind: callback, description: d}]}
                - {name: not, title: t, on: fee.charged, when: 'has(event.cause) && !(event.cause == "slip") && event.fee != "z"', gestures: [{kind: callback, description: d}]}
                - {name: chosen, title: t, on: fee.charged, when: 'has(event.cause) && event.cause == "deliberate-choice"', gestures: [{kind: callback, description: d}]}
                - {name: any, title: t, on: fee.charged, gestures: [{kind: callback, description: d}]}
              """);

  private final Policy asking =
      new PolicyCompiler(EventTypes.shipped())
          .compile(
              "test.yaml",
              """
              name: asking
              version: 1
              currency: EUR
              defaults: {notStated: ask}
              rules:
                - {name: slip, title: t, on: fee.charged, when: 'event.cause == "slip"', gestures: [{kind: callback, description: d}]}
                - {name: chosen, title: t, on: fee.charged, when: 'event.invoiceId == "O" || event.cause == "slip"', gestures: [{kind: callback, description: d}]}
                - {name: gold, priority: 10, title: t, on: fee.charged, when: 'customer.tier == "gold" && event.cause == "slip"', gestures: [{kind: callback, description: d}]}
                - {name: error, title: t, on: fee.charged, when: 'event.cause == "deliberate-choice" && event.invoiceId == "P"', gestures: [{kind: callback, description: d}]}
              """);

  @Test
  void shouldLeaveOutOnlyWhatCannotHold() {
    assertThat(candidates(Map.of("cause", "slip"))).containsExactly("slip", "either", "not", "any");
  }

  @Test
  void shouldKeepWhatComparesNothingForAnUnknownValue() {
    assertThat(candidates(Map.of("cause", "company-error")))
        .containsExactly("either", "not", "any");
  }

  @Test
  void shouldKeepAllIfNothingIsStated() {
    assertThat(candidates(Map.of())).containsExactly("slip", "either", "not", "chosen", "any");
  }

  @Test
  void shouldTryHigherPrioritiesFirst() {
    assertThat(names(asking, Map.of("cause", "slip"))).containsExactly("gold", "slip", "chosen");
  }

  @Test
  void shouldLeaveOutNoRuleThatAsks() {
    assertThat(asked(Map.of())).isEqualTo("gold: cause, customer.tier");
    assertThat(asked(Map.of("cause", "slip"))).isEqualTo("gold: customer.tier");
    assertThat(asked(Map.of("cause", "deliberate-choice"))).isEqualTo("chosen: invoiceId");
    assertThat(asked(Map.of("cause", "company-error"))).isEqualTo("chosen: invoiceId");
    assertThat(asked(Map.of("cause", "company-error", "invoiceId", "I"))).isEqualTo("none");
  }

  @Test
  void shouldLeaveOutOnlyWhatIsFalseWhateverElseIsNotStated() {
    for (String cause : List.of("slip", "company-error", "deliberate-choice")) {
      Facts facts = new Facts(event(Map.of("cause", cause)), CustomerState.UNKNOWN, asking);
      List<Rule> leftOut = new ArrayList<>(asking.rulesOn("fee.charged"));
      leftOut.removeAll(asking.candidates("fee.charged", facts));

      assertThat(leftOut)
          .isNotEmpty()
          .allSatisfy(
              rule ->
                  assertThat(Objects.requireNonNull(rule.when()).ask(facts))
                      .isEqualTo(Answer.FALSE));
    }
  }

  /** The rule that asks, and for what. */
  private String asked(Map<String, Object> attributes) {
    Facts facts = new Facts(event(attributes), CustomerState.UNKNOWN, asking);
    return Recognition.of(asking, "fee.charged", facts)
        .match()
        .map(match -> match.rule().name() + ": " + String.join(", ", match.missing()))
        .orElse("none");
  }

  private List<String> candidates(Map<String, Object> attributes) {
    return names(policy, attributes);
  }

  private static List<String> names(Policy of, Map<String, Object> attributes) {
    Facts facts = new Facts(event(attributes), CustomerState.UNKNOWN, of);
    return of.candidates("fee.charged", facts).stream().map(Rule::name).toList();
  }

  private static Event event(Map<String, Object> attributes) {
    return new Event("s", "1", "fee.charged", "C", Instant.EPOCH, attributes);
  }
}
