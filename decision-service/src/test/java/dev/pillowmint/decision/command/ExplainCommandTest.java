package dev.pillowmint.decision.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  private static final String POLICY =
      """
      name: p
      version: 1
      currency: EUR
      caps: {amount: 50.00 EUR, gestures: 4, within: 90 days}
      approval: {above: 10.00 EUR, role: lead}
      defaults: {notStated: skip}
      rules:
        - name: slip
          title: A slip
          on: fee.charged
          when: event.cause == "slip"
          gestures: [{kind: refund, amount: event.amount, description: the fee}]
        - name: asked-for
          title: Asked for
          on: fee.charged
          onRequest: true
          gestures: [{kind: refund, amount: event.amount, description: the fee}]
        - name: small
          title: Small
          on: fee.charged
          when: event.amount < money("1.00 EUR")
          gestures: [{kind: refund, amount: event.amount, description: the fee}]
        - name: large
          title: Large
          on: fee.charged
          gestures: [{kind: refund, amount: event.amount, description: the fee}]
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void shouldTellWhatIsNotStatedFromWhatDoesNotFit() {
    assertThat(explain("when: {type: fee.charged, attributes: {fee: late, amount: 5.00 EUR}}"))
        .contains(
            "  not stated   slip: cause; when event.cause == \"slip\"\n",
            "  passed over  asked-for: it is given on request only, and the customer did not ask; ",
            "  does not fit small: when event.amount < money(\"1.00 EUR\")\n",
            "  decides      large: whenever it happens\n");
  }

  @Test
  void shouldTellThePersonAskedWhatTheCapStillAllows() {
    String given =
        """
        given:
          events:
            - {type: fee.charged, ago: 2 days, attributes: {fee: late, amount: 9.00 EUR}}
        when: {type: fee.charged, attributes: {fee: late, amount: 20.00 EUR}}
        """;

    assertThat(explain(given))
        .contains(
            "20.00 EUR of goodwill is above 10.00 EUR: a lead decides.",
            "This customer may still be given 41.00 EUR and 3 gestures of goodwill.");
  }

  @Test
  void shouldSayHowMuchIsLeftWhereTheCapHasNoRoom() {
    String given =
        """
        given:
          events:
            - {type: fee.charged, ago: 2 days, times: 5, attributes: {fee: late, amount: 9.00 EUR}}
        when: {type: fee.charged, attributes: {fee: late, amount: 6.00 EUR}}
        """;

    assertThat(explain(given))
        .contains(
            "The customer's goodwill of 4 gestures and 50.00 EUR in 90 days has no room for it:"
                + " 4 gestures were given, and left is 14.00 EUR and 0 gestures.");
  }

  private String explain(String situation) {
    Ran.file(folder, "p.yaml", POLICY);
    Ran.file(folder, "e.yaml", situation);
    Ran ran = Ran.in(folder, "explain", "p.yaml", "e.yaml");
    assertThat(ran.err()).isEmpty();
    return ran.out();
  }
}
