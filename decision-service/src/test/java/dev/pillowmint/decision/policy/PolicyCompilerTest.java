package dev.pillowmint.decision.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pillowmint.catalogue.EventTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyCompilerTest {
  private static final String HEAD =
      """
      name: p
      version: 1
      currency: EUR
      rules:
        - name: r
          title: A rule
          on: fee.charged
      """;

  @Test
  void shouldPointAtAMisspeltAttributeAndSayWhatItMayHaveBeen() {
    assertThat(theFaultIn(HEAD + "    when: event.amout <= money(\"25.00 EUR\")\n" + decline()))
        .hasToString(
            """
            p.yaml:8:17: event has no "amout"
                  when: event.amout <= money("25.00 EUR")
                              ^
              Did you mean "amount"? What all event types of the rule have: amount, cause, fee, goodsHeldBack, invoiceId.""")
        .extracting(Fault::line, Fault::column)
        .containsExactly(8, 17);
  }

  @Test
  void shouldPointIntoAFoldedExpression() {
    Fault fault =
        theFaultIn(
            HEAD
                + """
                      when: >-
                        event.cause == "slip"
                        && event.amuont <= money("25.00 EUR")
                  """
                    .indent(0)
                + decline());

    assertThat(fault.line()).isEqualTo(10);
    assertThat(fault.source().substring(fault.column() - 1)).startsWith("amuont");
  }

  @Test
  void shouldPointIntoAQuotedExpression() {
    Fault fault = theFaultIn(HEAD + "    when: 'event.fee == ''a'' && event.x'\n" + decline());

    assertThat(fault.source().substring(fault.column() - 1)).startsWith("x'");
  }

  @Test
  void shouldRefuseToCompareMoneyWithANumber() {
    Fault fault = theFaultIn(HEAD + "    when: event.amount > 25\n" + decline());

    assertThat(fault.problem()).isEqualTo("\">\" does not take (money, whole number)");
    assertThat(fault.advice()).isEqualTo("Money goes with money: money(\"25.00 EUR\").");
    assertThat(fault.source().substring(fault.column() - 1)).startsWith("> 25");
  }

  @Test
  void shouldRefuseAValueThatAnAttributeNeverHas() {
    Fault fault = theFaultIn(HEAD + "    when: event.cause == \"slipp\"\n" + decline());

    assertThat(fault.problem()).isEqualTo("cause is never \"slipp\"");
    assertThat(fault.advice()).startsWith("Did you mean \"slip\"?");
    assertThat(fault.source().substring(fault.column() - 1)).startsWith("\"slipp\"");
  }

  @Test
  void shouldRefuseALiteralInACurrencyWithoutRate() {
    Fault fault = theFaultIn(HEAD + "    when: event.amount > money(\"5.00 GBP\")\n" + decline());

    assertThat(fault.problem()).isEqualTo("there is no rate for GBP");
    assertThat(fault.advice()).contains("what one GBP is worth in EUR");
    assertThat(fault.source().substring(fault.column() - 1)).startsWith("\"5.00 GBP\"");
  }

  @Test
  void shouldRefuseACountOfAnUnknownEventType() {
    Fault fault =
        theFaultIn(
            HEAD + "    when: customer.count(\"complaint.rised\", days(90)) > 2\n" + decline());

    assertThat(fault.advice()).startsWith("Did you mean \"complaint.raised\"?");
  }

  @Test
  void shouldRefuseAnUnknownCustomerField() {
    Fault fault = theFaultIn(HEAD + "    when: customer.teir == \"gold\"\n" + decline());

    assertThat(fault.problem()).isEqualTo("customer has no \"teir\"");
    assertThat(fault.advice()).startsWith("Did you mean \"tier\"?");
  }

  @Test
  void shouldRefuseAnUnknownKey() {
    Fault fault = theFaultIn(HEAD + "    wenn: event.amount > 5\n" + decline());

    assertThat(fault).extracting(Fault::line, Fault::column).containsExactly(8, 5);
    assertThat(fault.problem()).isEqualTo("rules has no \"wenn\"");
    assertThat(fault.advice()).startsWith("Did you mean \"when\"?");
  }

  @Test
  void shouldRefuseAnUnknownEventType() {
    Fault fault = theFaultIn(HEAD.replace("fee.charged", "fee.chraged") + decline());

    assertThat(fault).extracting(Fault::line, Fault::column).containsExactly(7, 9);
    assertThat(fault.advice()).startsWith("Did you mean \"fee.charged\"?");
  }

  @ParameterizedTest
  @CsvSource({
    "{customer.tier|you}, customer.tier, displayName",
    "{customer.interests|it}, customer.interests, displayName",
    "{sentBy|somebody}, sentBy, not who did it"
  })
  void shouldTellCustomersNothingThatIsKeptAboutThemAndNoNameOfStaff(
      String placeholder, String name, String advice) {
    String policy =
        HEAD.replace("fee.charged", "message.sent-in-error")
            + gesture("amount: 5.00 EUR", "by " + placeholder);
    assertThatCode(() -> new PolicyCompiler(EventTypes.shipped()).compile("p.yaml", policy))
        .doesNotThrowAnyException();

    Fault fault = theFaultIn(policy + "        customerText: We know, \"" + placeholder + "\"\n");

    assertThat(fault.problem()).isEqualTo("\"%s\" is not for the customer".formatted(name));
    assertThat(fault.advice()).contains(advice);
  }

  @Test
  void shouldRefuseAnAmountThatMayNotBeStated() {
    Fault fault =
        theFaultIn(
            HEAD.replace("fee.charged", "item.left-behind")
                + gesture("amount: event.postage", "{item}"));

    assertThat(fault.problem()).isEqualTo("\"postage\" may not be stated");
    assertThat(fault.advice()).contains("has(event.postage) ?");
  }

  @Test
  void shouldRefuseAPlaceholderThatMayNotBeStated() {
    Fault fault = theFaultIn(HEAD + gesture("amount: event.amount", "for {invoiceId}"));

    assertThat(fault.advice()).isEqualTo("Say what to write then: {invoiceId|...}.");
    assertThat(fault.source().substring(fault.column() - 1)).startsWith("{invoiceId}");
  }

  @Test
  void shouldRefuseARuleThatIsNeverReached() {
    Fault fault =
        theFaultIn(
            HEAD
                + decline()
                + "  - name: later\n    title: Later\n    on: fee.charged\n"
                + decline());

    assertThat(fault.problem())
        .isEqualTo("this rule is never reached: \"r\" takes every such event");
  }

  @Test
  void shouldRefuseWhatIsNotYaml() {
    assertThat(theFaultIn("name: [")).extracting(Fault::line).isEqualTo(1);
    assertThat(theFaultIn("")).extracting(Fault::problem).isEqualTo("the document is empty");
    assertThat(theFaultIn("[".repeat(100_000)).problem()).isNotBlank();
  }

  @Test
  void shouldRefuseAnExpressionThatIsTooLarge() {
    assertThat(theFaultIn(HEAD + "    when: " + "!".repeat(5_000) + "true\n" + decline()).problem())
        .isNotBlank();
    assertThat(
            theFaultIn(
                    HEAD
                        + "    when: "
                        + "(".repeat(200)
                        + "true"
                        + ")".repeat(200)
                        + "\n"
                        + decline())
                .problem())
        .isNotBlank();
  }

  @Test
  void shouldRefuseToLeaveTheTypes() {
    assertThat(theFaultIn(HEAD + "    when: dyn(event).amount == 1\n" + decline()).problem())
        .isEqualTo("\"dyn\" is not known here");
  }

  @Test
  void shouldReportEveryFaultAtOnce() {
    PolicyException refused =
        refused(HEAD + "    when: event.amout > event.feee\n    because: \"{x}\"\n" + decline());

    assertThat(refused.faults()).hasSizeGreaterThanOrEqualTo(3);
  }

  private static String decline() {
    return "    decline: {code: x, text: x}\n";
  }

  private static String gesture(String amount, String description) {
    return """
          gestures:
            - kind: refund
              %s
              description: "%s"
      """
        .formatted(amount, description);
  }

  private static Fault theFaultIn(String yaml) {
    return refused(yaml).faults().getFirst();
  }

  private static PolicyException refused(String yaml) {
    return catchThrowableOfType(
        PolicyException.class,
        () -> new PolicyCompiler(EventTypes.shipped()).compile("p.yaml", yaml));
  }
}
