package dev.pillowmint.decision.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pillowmint.catalogue.EventTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreachedRulesTest {
  private static final String RULE =
      """
        - name: %s
          title: A rule
          on: %s
          when: '%s'
          notStated: skip
          gestures: [{kind: refund, amount: %s, description: d}]
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          event.amount < money("10.00 EUR") ; event.amount < money("5.00 EUR")
          event.amount < money("10.00 EUR") ; event.amount <= money("9.99 EUR")
          event.amount <= money("10.00 EUR") ; money("10.00 EUR") > event.amount
          event.amount > money("1.00 EUR") ; event.amount == money("5.00 EUR")
          event.amount != money("1.00 EUR") ; event.amount < money("1.00 EUR")
          !(event.amount >= money("10.00 EUR")) ; event.amount < money("10.00 EUR")
          event.cause in ["slip", "company-error"] ; event.cause == "slip"
          event.cause in ["slip", "company-error"] ; event.cause in ["company-error"]
          event.cause != "slip" ; event.cause == "company-error"
          has(event.cause) ; event.cause == "slip"
          event.amount > money("5.00 EUR") || event.cause == "slip" ; event.cause == "slip"
          event.fee == "a" ; event.fee == "a" && event.amount < money("5.00 EUR")
          customer.count("fee.charged", days(90)) > 1 ; customer.count("fee.charged", days(90)) >= 3
          """)
  void shouldRefuseWhatARuleBeforeLetsNothingThroughFor(String first, String second) {
    PolicyException refused = refused(rules(first, second));

    assertThat(refused.faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.problem()).startsWith("this rule is never reached: \"first\"");
              assertThat(fault.line()).isEqualTo(11);
              assertThat(fault.column()).isEqualTo(11);
              assertThat(fault.advice()).startsWith("Put it before \"first\"");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          event.amount < money("5.00 EUR") ; event.amount < money("10.00 EUR")
          event.amount < money("5.00 EUR") ; event.amount <= money("5.00 EUR")
          event.amount < money("10.00 GBP") ; event.amount < money("5.00 EUR")
          event.amount > money("5.00 EUR") ; event.amount < money("2.00 EUR")
          event.amount != money("1.00 EUR") ; event.amount <= money("1.00 EUR")
          event.cause == "slip" ; event.cause in ["slip", "company-error"]
          event.cause == "slip" ; has(event.cause)
          event.cause == "slip" && event.fee == "a" ; event.cause == "slip"
          customer.count("fee.charged", days(30)) > 1 ; customer.count("fee.charged", days(90)) > 3
          """)
  void shouldTakeWhatMayBeReached(String first, String second) {
    assertThatCode(() -> compiled(rules(first, second))).doesNotThrowAnyException();
    assertThat(compiled(rules(first, second)).warnings()).isEmpty();
  }

  @Test
  void shouldOnlyWarnWhereTheRuleBeforeMayLetAnEventGo() {
    Policy policy =
        compiled(
            head()
                + RULE.formatted(
                    "first",
                    "price-concession.asked",
                    "event.price < money(\"10.00 EUR\")",
                    "'has(event.asked) ? event.asked : event.price'")
                + RULE.formatted(
                    "second",
                    "price-concession.asked",
                    "event.price < money(\"5.00 EUR\")",
                    "1.00 EUR"));

    assertThat(policy.warnings())
        .singleElement()
        .satisfies(
            w ->
                assertThat(w.toString())
                    .startsWith(
                        "p.yaml:12:11: this rule is reached only where what \"first\" gives cannot be reckoned"));
  }

  private static String head() {
    return "name: p\nversion: 1\ncurrency: EUR\nrates: {GBP: 1.17}\nrules:\n";
  }

  private static String rules(String first, String second) {
    return head()
            .replace("rates: {GBP: 1.17}\n", first.contains("GBP") ? "rates: {GBP: 1.17}\n" : "")
        + RULE.formatted("first", "fee.charged", first, "event.amount")
        + RULE.formatted("second", "fee.charged", second, "event.amount");
  }

  private static Policy compiled(String yaml) {
    return new PolicyCompiler(EventTypes.shipped()).compile("p.yaml", yaml);
  }

  private static PolicyException refused(String yaml) {
    return catchThrowableOfType(PolicyException.class, () -> compiled(yaml));
  }
}
