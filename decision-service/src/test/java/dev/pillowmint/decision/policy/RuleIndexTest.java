package dev.pillowmint.decision.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
                - {name: not, title: t, on: fee.charged, when: 'has(event.cause) && !(event.cause == "slip")', gestures: [{kind: callback, description: d}]}
                - {name: chosen, title: t, on: fee.charged, when: 'has(event.cause) && event.cause == "deliberate-choice"', gestures: [{kind: callback, description: d}]}
                - {name: any, title: t, on: fee.charged, gestures: [{kind: callback, description: d}]}
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

  private List<String> candidates(Map<String, Object> attributes) {
    Event event = new Event("s", "1", "fee.charged", "C", Instant.EPOCH, attributes);
    Facts facts = new Facts(event, CustomerState.UNKNOWN, policy);
    return policy.candidates("fee.charged", facts).stream().map(Rule::name).toList();
  }
}
