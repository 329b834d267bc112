package dev.pillowmint.decision.policy;

import static dev.pillowmint.decision.policy.Amounts.aPolicy;
import static dev.pillowmint.decision.policy.Amounts.aPolicyOf;
import static dev.pillowmint.decision.policy.Amounts.compiled;
import static dev.pillowmint.decision.policy.Amounts.faultIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountRefusalsTest {

  @Test
  void shouldPointAtADifferenceThatMayBeNegative() {
    Fault fault =
        faultIn(
            aPolicy(
                "",
                "price-concession.asked",
                "when: has(event.asked)\namount: event.price - event.asked"));

    assertThat(fault.problem()).isEqualTo("this may come out negative");
    assertThat(fault.source().substring(fault.column() - 1)).startsWith("event.price");
    assertThat(fault.advice()).contains("max(");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "when: has(event.asked) && event.asked < event.price\namount: event.price - event.asked",
        "when: has(event.asked) && event.price >= event.asked\namount: event.price - event.asked",
        "when: has(event.asked)\namount: max(event.price - event.asked, money(\"0.00 EUR\"))",
        "when: has(event.asked)\namount: '{of: event.price - event.asked, min: 0}'",
        "when: has(event.asked)\namount: 'event.asked < event.price ? event.price - event.asked : event.asked'"
      })
  void shouldAllowADifferenceThatIsBounded(String gesture) {
    String yaml =
        aPolicy("", "price-concession.asked", gesture.replace("'{", "{").replace("}'", "}"));

    assertThatCode(() -> compiled(yaml)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "amount: event.price * -1",
        "amount: money(\"-5.00 EUR\")",
        "amount: event.price + (event.price - event.price / 2)",
        "amount: max(event.price - event.price / 2, event.price - event.price / 3)",
        "amount: {percent: 50, of: event.price - money(\"5.00 EUR\")}",
        "when: event.price < money(\"5.00 EUR\")\namount: event.price - money(\"5.00 EUR\")",
        "when: event.price > money(\"5.00 EUR\") || event.product == \"x\"\namount: event.price - money(\"5.00 EUR\")"
      })
  void shouldRefuseWhatMayBeNegative(String amount) {
    assertThat(faultIn(aPolicy("", "price-concession.asked", amount)).problem())
        .isEqualTo("this may come out negative");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{from: 15m, give: 5.00 EUR}] | nothing is said below the first band",
        "[{below: 15m, give: 5.00 EUR}] | nothing is said beyond the last band",
        "[{below: 15m, give: 5.00 EUR}, {from: 20m, give: 6.00 EUR}] | nothing is said between this band and the one before it",
        "[{below: 15m, give: 5.00 EUR}, {above: 15m, give: 6.00 EUR}] | nothing is said between this band and the one before it",
        "[{to: 15m, give: 5.00 EUR}, {from: 15m, give: 6.00 EUR}] | this band overlaps the one before it",
        "[{below: 20m, give: 5.00 EUR}, {from: 15m, give: 6.00 EUR}] | this band overlaps the one before it",
        "[{give: 5.00 EUR}, {from: 15m, give: 6.00 EUR}] | this band overlaps the one before it",
        "[{below: 15, give: 5.00 EUR}] | the table goes by a length of time; \"15\" lacks its unit",
        "[{below: 15.00 EUR, give: 5.00 EUR}] | \"15.00 EUR\" is no span of time",
        "[{from: 15m, above: 15m, give: 5.00 EUR}] | a band has \"from\" or \"above\"",
        "[{from: 3h, below: 1h, give: 5.00 EUR}] | no value lies in this band",
        "[{give: 25}] | the table says percent, of what?",
        "[{give: 25%}] | the table says percent, of what?",
        "[{give: 5.00 GBP}] | there is no rate for GBP",
        "[{}] | bands lacks \"give\""
      })
  void shouldRefuseATableThatLeavesAQuestion(String bands, String problem) {
    String amount = "amount: {table: {by: event.duration, bands: %s}}".formatted(bands);

    assertThat(faultIn(aPolicy("", "service.outage", amount)).problem()).isEqualTo(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{percent: 50} | percent of what?",
        "{percent: lots, of: event.total} | \"lots\" is no percentage",
        "{percent: 50, perDay: 1.00 EUR, of: event.total} | an amount has one base; this has \"percent\" and \"perDay\"",
        "{max: 5.00 EUR} | an amount in parts lacks its base",
        "{of: event.total, min: 6.00 EUR, max: 5.00 EUR} | the least is more than the most",
        "{of: event.total, round: {to: 0.03333}} | \"0.03333\" cannot be rounded to",
        "{of: event.total, round: {to: 0}} | \"0\" cannot be rounded to",
        "{of: event.total, round: {at: start}} | \"start\" is not known here",
        "{of: event.total, round: {mode: banker}} | \"banker\" is not known here",
        "{of: event.total, times: event.items} | \"items\" may not be stated",
        "{of: event.total, times: event.orderId} | here belongs a whole number; this is text",
        "{of: event.orderId} | here belongs an amount of money; this is text",
        "{of: event.total, tmies: 3} | amount has no \"tmies\"",
        "{table: {by: event.orderId, bands: [{give: 1.00 EUR}]}} | bands go by a number, a length of time or money; this is text",
        "value(\"vlue\") | value() takes the name of a value; the policy has no \"vlue\"",
        "event.total * 1.5 | \"*\" does not take (money, number)"
      })
  void shouldRefuseAnAmountThatIsUnclear(String amount, String problem) {
    Fault fault =
        faultIn(aPolicy("values: {value: 5.00 EUR}", "purchase.completed", "amount: " + amount));

    assertThat(fault.problem()).isEqualTo(problem);
    assertThat(fault.advice()).isNotBlank();
  }

  @Test
  void shouldSayWhichValueMayBeMeant() {
    String yaml =
        aPolicy("values: {daily: 5.00 EUR}", "praise.received", "amount: value(\"dayly\")");

    assertThat(faultIn(yaml).advice()).startsWith("Did you mean \"daily\"?");
    assertThat(faultIn(yaml).source().substring(faultIn(yaml).column() - 1))
        .startsWith("\"dayly\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{perDay: 1.00 EUR, duration: event.duration} | does a day or hour that has begun count?",
        "{perDay: 1.00 EUR, rounded: up} | the time is given by \"duration\", or by \"from\" and \"to\"",
        "{perHour: 1.00 EUR, duration: event.duration, count: working-days, rounded: up} | amount lacks \"calendar\"",
        "{perDay: 1.00 EUR, duration: event.duration, count: working-days, calendar: c, rounded: up} | a duration has no dates to look up",
        "{perDay: 1.00 EUR, from: 'timestamp(\"2026-01-01T00:00:00Z\")', count: working-days, rounded: up} | amount lacks \"calendar\"",
        "{perDay: 1.00 EUR, from: 'timestamp(\"2026-01-01T00:00:00Z\")', count: working-days, calendar: d, rounded: up} | there is no calendar \"d\"",
        "{perDay: 1.00 EUR, from: event.duration, rounded: up} | here belongs a point in time; this is duration",
        "{perDay: 1.00 EUR, from: 'timestamp(\"2026-01-01T00:00:00Z\")', grace: 4 hours, rounded: up} | \"4 hours\" is no number of days"
      })
  void shouldRefuseACountThatIsUnclear(String amount, String problem) {
    String yaml = aPolicy("calendars: {c: {}}", "service.outage", "amount: " + amount);

    assertThat(faultIn(yaml).problem()).isEqualTo(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "calendars: {c: {holidays: XX}} | \"XX\" has no public holidays here",
        "calendars: {c: {holidays: GB-EN}} | \"GB-EN\" has no public holidays here",
        "calendars: {c: {closed: [2026-02-30]}} | \"2026-02-30\" is no date",
        "calendars: {c: {weekend: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]}} | no day of the week is worked",
        "values: {v: 5.00 GBP} | there is no rate for GBP",
        "values: {v: [{from: 2026-01-01, value: 5.00 EUR}, {from: 2026-01-01, value: 6.00 EUR}]} | two begin on 2026-01-01",
        "values: {v: [{value: 5.00 EUR}]} | v lacks \"from\"",
        "rates: {GBP: [{from: 2026-01-01, rate: cheap}]} | \"cheap\" is no rate",
        "gifts: [{name: a, price: 5.00 EUR}, {name: a, price: 5.00 EUR}] | there are two gifts \"a\""
      })
  void shouldRefuseUnclearTerms(String top, String problem) {
    assertThat(faultIn(aPolicy(top, "praise.received", "amount: 5.00 EUR")).problem())
        .isEqualTo(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: refund | a refund has an amount",
        "{kind: refund, as: voucher, amount: 5.00 EUR, ledger: entitlement} | what is owed is owed in money",
        "{kind: refund, as: find-personal, amount: 5.00 EUR} | a refund is no \"find-personal\"",
        "{kind: refund, until: 3 days, amount: 5.00 EUR} | money does not lapse",
        "{kind: refund, as: points, pointValue: 0.01 EUR} | gestures lacks \"points\"",
        "{kind: refund, choice: [{as: voucher, amount: 5.00 EUR}, {as: money, amount: 5.00 EUR}]} | the first choice is given if the customer does not choose; this needs their consent",
        "{kind: refund, choice: [{as: money, amount: 5.00 EUR}]} | a choice is between two and 10",
        "{kind: refund, ledger: entitlement, choice: [{as: money, amount: 5.00 EUR}, {as: voucher, amount: 5.00 EUR, consent: not-needed}]} | instead of money that is owed, this needs consent",
        "{kind: gift, from: {tags: [tee]}} | no gift bears the tag \"tee\"",
        "{kind: gift, from: {tags: [tea]}, amount: 5.00 EUR} | \"from\" says already what it costs",
        "{kind: gift, findPersonal: {role: x}} | findPersonal lacks \"allowance\"",
        "{kind: gift, welcomeHours: true} | gestures has no \"welcomeHours\"",
        "{kind: callback, within: P-3D} | \"P-3D\" is no span of time",
        "{kind: callback, within: P999999999D} | \"P999999999D\" is no span of time",
        "{kind: callback, as: voucher} | gestures has no \"as\"",
        "{kind: callback, within: {workingDays: 3, calendar: nowhere}} | there is no calendar \"nowhere\""
      })
  void shouldRefuseAGestureThatIsUnclear(String gesture, String problem) {
    String top = "gifts: [{name: tea, price: 5.00 EUR, tags: [tea]}]";
    String body =
        gesture.startsWith("{")
            ? gesture.replaceFirst("\\{", "{description: x, ")
            : gesture + "\ndescription: x";

    assertThat(faultIn(aPolicyOf(top, "praise.received", body)).problem()).isEqualTo(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.000 EUR | EUR has 2 decimals; write 1000.00 EUR or 1.00 EUR.",
        "money(\"1.000 EUR\") | EUR has 2 decimals; write 1000.00 EUR or 1.00 EUR.",
        "2.5000 EUR | EUR has 2 decimals; write 2.50 EUR.",
        "1.000 JPY | JPY has no decimals; write 1000 JPY or 1 JPY.",
        "1.0 JPY | JPY has no decimals; write 1 JPY."
      })
  void shouldAskForTheDecimalsOfTheCurrency(String amount, String advice) {
    Fault fault = faultIn(aPolicy("rates: {JPY: 0.006}", "praise.received", "amount: " + amount));

    assertThat(fault.problem()).endsWith("has too many decimals");
    assertThat(fault.advice()).isEqualTo(advice);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", otherwise: nothing"})
  void shouldRefuseAGapBetweenBandsEvenWithOtherwise(String otherwise) {
    String bands = "[{below: 5, give: 1.00 EUR}, {from: 6, give: 2.00 EUR}]";

    Fault fault =
        faultIn(
            aPolicy(
                "",
                "purchase.completed",
                "when: has(event.items)\namount: {table: {by: event.items, bands: %s%s}}"
                    .formatted(bands, otherwise)));

    assertThat(fault.problem())
        .isEqualTo("nothing is said between this band and the one before it");
    assertThat(fault.advice()).contains("nothing");
  }

  @Test
  void shouldAllowAGapThatIsWrittenDown() {
    String bands =
        "[{from: 1, below: 5, give: 1.00 EUR}, {from: 5, below: 6, give: nothing}, {from: 6, below: 9, give: 2.00 EUR}]";

    String yaml =
        aPolicy(
            "",
            "purchase.completed",
            "when: has(event.items)\namount: {table: {by: event.items, bands: %s, otherwise: nothing}}"
                .formatted(bands));

    assertThatCode(() -> compiled(yaml)).doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseGiftsWithinGiftsWithoutEnd() {
    String gesture = "{kind: gift, description: x, from: {tags: [tea]}, otherwise: %s}";
    String deep = gesture;
    for (int i = 0; i < 6; i++) {
      deep = deep.formatted(gesture);
    }
    String yaml =
        aPolicyOf(
            "gifts: [{name: tea, price: 5.00 EUR, tags: [tea]}]",
            "praise.received",
            deep.formatted("{kind: callback, description: x}"));

    assertThat(faultIn(yaml).problem()).isEqualTo("\"otherwise\" is nested too deeply");
  }
}
