package dev.pillowmint.decision.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pillowmint.catalogue.EventTypes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written wrongly is said once, in words, with what to do. */
class PlainMessagesTest {
  private static final String POLICY =
      """
      name: p
      version: 1
      currency: EUR
      caps: {gestures: 3, within: %s}
      rules:
        - name: r
          title: A rule
          on: fee.charged
          when: '%s'
          notStated: skip
          gestures: [{kind: refund, amount: 1.00 EUR, description: "{cause} {invoiceId|none}"}]
      """;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = ';',
      textBlock =
          """
          event.fee = "x"                     ; 22 ; "=" compares nothing                            ; Write "=="
          event.fee == "x                     ; 25 ; this text is opened with a quote and never closed ; Close it
          event.fee == "x" and event.fee == "y" ; 29 ; "and" joins nothing                           ; Write &&
          event.fee == "x" or event.fee == "y"  ; 29 ; "or" joins nothing                            ; Write ||
          event.fee == "x" & true             ; 29 ; a single "&" joins nothing                      ; Write "&&".
          (event.fee == "x"                   ; 29 ; here a ")" is missing                           ; Close every bracket
          event.fee == "x")                   ; 28 ; this ")" closes nothing                         ; Take it out
          event.fee ==                        ; 24 ; the expression ends too early                   ; what it is compared with
          event.amount > 5.00 EUR             ; 32 ; money stands in quotes here                     ; money("25.00 EUR")
          event.fee <> "x"                    ; 23 ; "<>" is no comparison                           ; Write "!="
          event.fee == "x" oder event.fee     ; 29 ; "oder" does not belong here                     ; put texts in double quotes
          if event.fee                        ; 12 ; "if" is a word that expressions keep            ; There is no "if"
          event.amount.value > 3              ; 24 ; there is nothing within money                   ; money("25.00 EUR")
          event.fee in "x"                    ; 22 ; "in" does not take (text, text)                 ; On the right stands a list
          event.fee == null                   ; 22 ; "==" does not take (text, nothing)              ; has(event.cause)
          event.amount >= money(5)            ; 33 ; "money" does not take (whole number)            ; in quotes
          customer.count("fee.charged", 90) > 3 ; 26 ; "count" does not take                         ; days(90)
          """)
  void shouldSayPlainlyWhatIsWrongWithAnExpression(
      String when, int column, String problem, String advice) {
    List<Fault> faults = faults(POLICY.formatted("3 days", when));

    assertThat(faults)
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.problem()).startsWith(problem);
              assertThat(f.advice()).contains(advice);
              assertThat(f.line()).isEqualTo(9);
              assertThat(f.column()).isEqualTo(column);
            });
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = ';',
      textBlock =
          """
          name: p\\n\\tversion: 1          ; 2:1  ; here is a tab                                 ; spaces
          name: p: q                       ; 1:8  ; here is a ":" where none may be               ; quotes
          name: [a, b\\nversion: 1         ; 2:8  ; before this a "," or the closing "]"          ; close every bracket
          name: "abc\\nversion: 1          ; 2:11 ; a quote was opened and never closed           ; Close the text
          rules:\\n  - name: r\\n   title: t ; 3:4 ; this is indented otherwise                    ; same number of spaces
          name: @x                         ; 1:7  ; a text cannot begin with "@"                  ; quotes
          name: p\\nversion\\n             ; 3:1  ; the line before lacks its ":"                 ; key: value
          name: 'it's'                     ; 1:11 ; this stands after the end of a text           ; quotes
          name: *x                         ; 1:7  ; "*x" refers to nothing                        ; quotes
          """)
  void shouldSayPlainlyWhatIsWrongWithTheYaml(
      String yaml, String place, String problem, String advice) {
    assertThat(faults(yaml.replace("\\n", "\n").replace("\\t", "\t")))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.line() + ":" + f.column()).isEqualTo(place);
              assertThat(f.problem()).startsWith(problem);
              assertThat(f.advice()).contains(advice);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"30 days", "30d", "30 d", "P30D", "PT720H", "720 hours", "720h"})
  void shouldTakeSpansOfTimeHoweverTheyAreWritten(String span) {
    Policy policy =
        new PolicyCompiler(EventTypes.shipped())
            .compile("p.yaml", POLICY.formatted(span, "event.cause == \"slip\""));

    assertThat(policy.caps()).isNotNull().returns(Duration.ofDays(30), Caps::within);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 month", "30", "P1M", "a while", "30D"})
  void shouldListHowSpansMayBeWritten(String span) {
    assertThat(faults(POLICY.formatted(span, "event.cause == \"slip\"")))
        .singleElement()
        .satisfies(f -> assertThat(f.advice()).contains("30 minutes", "4h", "P3D", "Months"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = ';',
      textBlock =
          """
          currency: EUR ; currency: EURO ; "EURO" is no ISO 4217 currency
          currency: EUR ; currency: XXX  ; "XXX" is no ISO 4217 currency
          period: month ; period: moon   ; "moon" is not known here
          daily: 5.00 EUR ; daily: 5 Euro ; "5 Euro" is no amount of money
          event.cause == ; event.cuase == ; event has no "cuase"
          """)
  void shouldNotRepeatWhatFollowsFromOneFault(String right, String wrong, String problem) {
    String policy =
        """
        name: p
        version: 1
        currency: EUR
        caps: {amount: 90.00 EUR, within: 90 days}
        values: {daily: 5.00 EUR}
        budgets: {goodwill: {amount: 5.00 EUR, period: month}}
        rules:
          - name: r
            title: A rule
            on: fee.charged
            when: event.cause == "slip" && event.amount < money("20.00 EUR")
            notStated: skip
            budget: goodwill
            gestures: [{kind: refund, amount: value("daily"), description: "{cause}"}]
        """;

    assertThat(faults(policy)).isEmpty();
    assertThat(faults(policy.replace(right, wrong)))
        .extracting(Fault::problem)
        .containsExactly(problem);
  }

  @Test
  void shouldKeepSeveralFaultsOfDifferentKinds() {
    assertThat(faults(POLICY.formatted("a while", "event.fee =")))
        .extracting(Fault::line)
        .containsExactly(4, 9);
  }

  private static List<Fault> faults(String yaml) {
    PolicyException refused =
        catchThrowableOfType(
            PolicyException.class,
            () -> new PolicyCompiler(EventTypes.shipped()).compile("p.yaml", yaml));
    return refused == null ? List.of() : refused.faults();
  }
}
