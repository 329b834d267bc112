package dev.pillowmint.decision.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.pillowmint.catalogue.EventTypes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentLanguageTest {
  private static final String HEAD = "name: p\nversion: 1\ncurrency: EUR\n";

  @Test
  void shouldRefuseAnOptionalFactThatNothingFaces() {
    Fault fault = theFaultIn("when: event.amount > money(\"5.00 EUR\") && event.cause == \"slip\"");

    assertThat(fault.problem()).isEqualTo("\"cause\" may not be stated");
    assertThat(fault.advice()).contains("has(event.cause)", "notStated: skip");
    assertThat(fault.source().substring(fault.column() - 1)).startsWith("cause");
    assertThat(theFaultIn("when: customer.tier == \"gold\"").problem())
        .isEqualTo("\"customer.tier\" may not be stated");
  }

  @Test
  void shouldHoldAGesturesOwnConditionToTheSame() {
    String rule =
        """
        rules:
          - name: r
            title: R
            on: fee.charged
            %s
            gestures:
              - {kind: refund, amount: 5.00 EUR, when: 'event.cause == "slip"', description: d}
        """;

    assertThat(
            catchThrowableOfType(
                    PolicyException.class,
                    () ->
                        new PolicyCompiler(EventTypes.shipped())
                            .compile("p.yaml", HEAD + rule.formatted("")))
                .faults())
        .extracting(Fault::problem)
        .containsExactly("\"cause\" may not be stated");
    for (String faced : List.of("when: has(event.cause)", "notStated: skip")) {
      assertThatCode(
              () ->
                  new PolicyCompiler(EventTypes.shipped())
                      .compile("p.yaml", HEAD + rule.formatted(faced)))
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "has(event.cause) && event.cause == \"slip\"",
        "event.cause == \"slip\" && has(event.cause)",
        "!has(event.cause) || event.cause == \"slip\"",
        "has(event.cause) ? event.cause == \"slip\" : event.fee == \"x\"",
        "!(has(event.cause) && has(event.invoiceId)) || event.cause == event.invoiceId",
        "has(customer.tier) && customer.tier == \"gold\" && event.fee != \"x\"",
        "event.verified(\"invoiceId\") && event.invoiceId == \"x\"",
        "customer.openPromises > 0 || size(customer.interests) > 0 || customer.leaveAlone"
      })
  void shouldTakeAnOptionalFactThatIsFaced(String when) {
    assertThatCode(() -> compile("when: '" + when + "'")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "has(event.cause) || event.cause == \"slip\"",
        "has(event.invoiceId) && event.cause == \"slip\"",
        "!has(event.cause) && event.cause == \"slip\"",
        "has(event.cause) ? event.fee == \"x\" : event.cause == \"slip\"",
        "(has(event.cause) || has(event.invoiceId)) && event.cause == \"slip\"",
        "size(event.cause) > 2"
      })
  void shouldRefuseWhatLooksFacedAndIsNot(String when) {
    assertThat(theFaultIn("when: '" + when + "'").problem())
        .isEqualTo("\"cause\" may not be stated");
  }

  @Test
  void shouldTakeAnUnfacedFactWhereTheRuleSaysWhatThen() {
    for (String then : List.of("skip", "ask", "person")) {
      assertThatCode(() -> compile("when: event.cause == \"slip\"\n    notStated: " + then))
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event.amount == event.amount",
        "1 < 2",
        "has(event.amount)",
        "!(event.amount < event.amount)",
        "event.fee == \"x\" || !(event.fee == \"x\")",
        "event.fee == \"y\" || true"
      })
  void shouldRefuseAConditionThatAlwaysHolds(String when) {
    assertThat(theFaultIn("when: '" + when + "'").problem())
        .isEqualTo("this condition is always true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event.fee == \"x\" && event.fee == \"y\"",
        "event.amount > event.amount",
        "false",
        "money(\"1.00 EUR\") > money(\"2.00 EUR\")",
        "event.fee == \"x\" && !(event.fee == \"x\") && event.fee != \"z\""
      })
  void shouldRefuseAConditionThatNeverHolds(String when) {
    assertThat(theFaultIn("when: '" + when + "'").problem())
        .isEqualTo("this condition is always false");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "customer.count(\"fee.*\", days(90)) >= 51",
        "customer.count(\"fee.*\", days(90)) > 50",
        "customer.count(\"fee.*\", days(90)) == 60",
        "customer.count(\"fee.*\", days(90)) <= 50",
        "51 > customer.count(\"fee.*\", days(90))",
        "50 < customer.count(\"fee.*\", days(90))"
      })
  void shouldRefuseACountBeyondWhatIsRemembered(String when) {
    Fault fault = theFaultIn("when: '%s'".formatted(when));

    assertThat(fault.problem()).isEqualTo("so many events of a customer are not remembered");
    assertThat(fault.advice()).contains("50 newest events");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "customer.count(\"fee.*\", days(90)) >= 50",
        "customer.count(\"fee.*\", days(36500)) < 50",
        "49 < customer.count(\"fee.*\", hours(90))"
      })
  void shouldTakeACountThatIsRemembered(String when) {
    assertThatCode(() -> compile("when: '%s'".formatted(when))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"days(36501)", "hours(40000)", "days(-1)"})
  void shouldRefuseAWindowThatNoSpanHolds(String span) {
    Fault fault = theFaultIn("when: 'customer.count(\"fee.*\", %s) > 2'".formatted(span));

    assertThat(fault.problem()).endsWith("() takes 0 to 36500");
  }

  @Test
  void shouldRefuseARuleThatIsShadowed() {
    String rules =
        """
        rules:
          - {name: a, title: A, on: fee.charged, when: 'event.fee == "x"', decline: {code: a, text: a}}
          - {name: b, title: B, on: fee.charged, when: '%s', decline: {code: b, text: b}%s}
        """;

    for (String when :
        List.of(
            "event.fee==  \"x\"", "event.amount > money(\"5.00 EUR\") && (event.fee == \"x\")")) {
      assertThat(refused(HEAD + rules.formatted(when, "")).getFirst().problem())
          .isEqualTo("this rule is never reached: \"a\" has the same condition before it");
    }
    assertThatCode(() -> compileAll(rules.formatted("event.fee == \"y\"", "")))
        .doesNotThrowAnyException();
    assertThat(refused(HEAD + rules.formatted("event.fee == \"x\"", ", priority: 1")).getFirst())
        .extracting(Fault::problem, Fault::line)
        .containsExactly("this rule is never reached: \"b\" has the same condition before it", 5);
  }

  @Test
  void shouldReachARuleBehindOneThatMayPassAnEventOver() {
    String rules =
        """
        rules:
          - {name: a, title: A, on: service.outage, %s, decline: {code: a, text: a}}
          - {name: b, title: B, on: service.*, decline: {code: b, text: b}}
          - {name: c, title: C, on: service.outage, decline: {code: c, text: c}}
        """;

    assertThat(refused(HEAD + rules.formatted("priority: 1")))
        .extracting(Fault::problem)
        .containsExactly("this rule is never reached: \"a\" takes every such event");
    for (String passing :
        List.of("onRequest: true", "notStated: skip, oncePer: event.incidentId")) {
      assertThat(refused(HEAD + rules.formatted(passing)))
          .extracting(Fault::problem)
          .containsExactly("this rule is never reached: \"b\" takes every such event");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "on: servce.*|the catalogue has no event type \"servce.*\"",
        "priority: high|\"high\" is no whole number",
        "oncePer: event.amount|\"event.amount\" is nothing to count per",
        "oncePer: event.invoiceId|\"invoiceId\" may not be stated",
        "oncePer: {key: customer, keep: last}|\"last\" is not known here",
        "oncePer: {key: customer, within: 0 days}|\"0 days\" is out of range",
        "quota: {per: customer}|quota lacks \"amount\"",
        "quota: {amount: 5.00 GBP, per: customer}|a limit is in the policy's currency",
        "proof: {facts: [couse], burden: customer}|event has no \"couse\"",
        "proof: {facts: [cause]}|proof lacks \"burden\"",
        "after: {done: booking.changed, within: 3 days}|the catalogue has no event type"
            + " \"booking.changed\"",
        "after: {done: promise.kept}|after lacks \"within\"",
        "onRequest: perhaps|\"perhaps\" is neither true nor false",
        "besidesOwed: reduced|\"reduced\" is not known here",
        "stacking: lowest|\"lowest\" is not known here",
        "guards: some|\"some\" is not known here",
        "controlGroup: 10%|\"10%\" is not known here",
        "counterCost: {value: event.amount, chance: 101%}|\"101%\" is no share",
        "counterCost: {value: event.fee, chance: 1%}|here belongs an amount of money; this is"
            + " text",
        "counterCost: {value: event.amount, chance: 1%, avoids: [1%, 2%]}|2 shares for 0 gestures",
        "ladder: {per: customer, steps: []}|a rule has either \"gestures\", a \"ladder\" or"
            + " \"decline\"",
        "when: 'customer.sum(\"praise.received\", days(1)) > money(\"1.00 EUR\")'|sum() takes an"
            + " event type of which history keeps an amount; \"praise.received\" is none",
        "when: 'customer.count(\"complant.*\", days(1)) > 1'|count() takes the name of an event"
            + " type; the catalogue has no \"complant.*\"",
        "when: event.verified(\"couse\")|verified() takes the name of an attribute; event has no"
            + " \"couse\""
      })
  void shouldRefuseATermThatMakesNoSense(String term, String problem) {
    assertThat(refused(rule(term))).extracting(Fault::problem).contains(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "guards: {repeatFailure: {of: promise.brokn, within: 9 days}}|the catalogue has no event"
            + " type \"promise.brokn\"",
        "guards: {individualReview: {of: complaint.*, within: 9 days}}|individualReview lacks"
            + " \"atLeast\"",
        "guards: {individualReview: {of: complaint.*, atLeast: 1, within: 9 days}}|\"1\" is out of"
            + " range",
        "guards: {review: {}}|guards has no \"review\"",
        "learning: {controlGroup: 60%}|\"60%\" is no share",
        "learning: {outcomes: {praised: {within: 9 days}}}|the outcome lacks \"on\"",
        "timeZone: Mars/Olympus|\"Mars/Olympus\" is no IANA time zone",
        "defaults: {notStated: maybe}|\"maybe\" is not known here"
      })
  void shouldRefuseAPolicyWideWordThatMakesNoSense(String term, String problem) {
    assertThat(refused(rule("priority: 1") + term + "\n"))
        .extracting(Fault::problem)
        .contains(problem);
  }

  @Test
  void shouldReadWhatIsLearned() {
    Policy policy =
        compileAll(
            """
            learning:
              controlGroup: 10%
              outcomes:
                came-back: {on: purchase.completed, within: 90 days}
                left: {on: [customer.unsubscribed], within: 30 days}
            rules:
              - {name: a, title: A, on: praise.received, decline: {code: a, text: a}}
            """);

    assertThat(policy.learning().controlGroup()).isEqualByComparingTo("0.1");
    assertThat(policy.learning().outcomes())
        .extracting(Learning.Outcome::name, Learning.Outcome::within)
        .containsExactly(
            tuple("came-back", Duration.ofDays(90)), tuple("left", Duration.ofDays(30)));
  }

  private static String rule(String term) {
    return HEAD
        + """
        rules:
          - name: r
            title: R
            %s%s
            decline: {code: x, text: x}
        """
            .formatted(term.startsWith("on:") ? "" : "on: fee.charged\n    ", term);
  }

  private static Fault theFaultIn(String term) {
    return refused(rule(term)).getFirst();
  }

  private static Policy compile(String term) {
    return new PolicyCompiler(EventTypes.shipped()).compile("p.yaml", rule(term));
  }

  private static Policy compileAll(String document) {
    return new PolicyCompiler(EventTypes.shipped()).compile("p.yaml", HEAD + document);
  }

  private static List<Fault> refused(String yaml) {
    return catchThrowableOfType(
            PolicyException.class,
            () -> new PolicyCompiler(EventTypes.shipped()).compile("p.yaml", yaml))
        .faults();
  }
}
