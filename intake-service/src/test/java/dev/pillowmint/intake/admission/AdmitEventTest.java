package dev.pillowmint.intake.admission;

import static dev.pillowmint.intake.admission.Envelopes.BILLING;
import static dev.pillowmint.intake.admission.Envelopes.NOW;
import static dev.pillowmint.intake.admission.Envelopes.aFee;
import static dev.pillowmint.intake.admission.Envelopes.admitting;
import static dev.pillowmint.intake.admission.Envelopes.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.intake.admission.Admission.Admitted;
import dev.pillowmint.intake.admission.Admission.Refused;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmitEventTest {

  @Test
  void shouldAdmitAnEventWithExactValues() {
    AdmittedEvent event = admitted(BILLING, Envelope.plain(aFee()));

    assertThat(event.attributes())
        .containsEntry("fee", "return service")
        .containsEntry("amount", Amount.of("5.00", "EUR"))
        .containsEntry("cause", "slip");
    assertThat(event.time()).isEqualTo(Instant.parse("2026-03-02T09:30:00Z"));
    assertThat(event.receivedAt()).isEqualTo(NOW.truncatedTo(ChronoUnit.MILLIS));
  }

  @Test
  void shouldTakeTheTimeOfReceiptWhereNoneIsStated() {
    Map<String, @Nullable Object> fee = aFee();
    fee.remove("time");

    assertThat(admitted(BILLING, Envelope.plain(fee)).time())
        .isEqualTo(NOW.truncatedTo(ChronoUnit.MILLIS));
  }

  /** A clock may be ahead of ours by an hour. */
  @Test
  void shouldRefuseATimeThatIsMoreThanAnHourAhead() {
    Map<String, @Nullable Object> fee = aFee();
    fee.put("time", "2026-03-02T13:00:00.123Z");
    assertThat(admitted(BILLING, Envelope.plain(fee)).time())
        .isEqualTo(Instant.parse("2026-03-02T13:00:00.123Z"));

    fee.put("time", "2026-03-02T14:00:00.124+01:00");
    assertThat(refused(BILLING, Envelope.plain(fee)))
        .containsExactly(
            new Fault(
                Fault.Code.INVALID,
                "/time",
                "time \"2026-03-02T14:00:00.124+01:00\" is more than 60 minutes ahead of its arrival,"
                    + " 2026-03-02T12:00:00.123Z; it says when the fact happened"));
  }

  @Test
  void shouldKeepUnknownExtensions() {
    Envelope envelope =
        Envelope.cloudEvent(
            Form.CLOUD_EVENT,
            json(
                """
                {"specversion":"1.0","id":"1","source":"billing","type":"gesture.delivered",
                 "customerid":"C-1","traceparent":"00-ab-cd-01","sampled":true,"priority":7}
                """),
            json("{\"gestureId\":\"g\"}"));

    assertThat(admitted(BILLING, envelope).extensions())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("traceparent", "00-ab-cd-01", "sampled", "true", "priority", "7"));
  }

  /** Each line: a member of the event, the JSON it is set to ("-" drops it), and the fault. */
  @ParameterizedTest(name = "{0} = {1} → {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "id           | -                 | /id         | id is required and missing",
        "id           | null              | /id         | id is required and missing",
        "id           | 7                 | /id         | id must be a string, not a number",
        "id           | \" \"             | /id         | id must not be blank",
        "id           | \"a\\u0000b\"     | /id         | id must not contain control characters",
        "source       | -                 | /source     | source is required and missing",
        "source       | \"shop\"          | /source     | the key belongs to the source billing and may not publish for \"shop\"",
        "type         | -                 | /type       | type is required and missing",
        "type         | \"fee.charge\"    | /type       | \"fee.charge\" is no event type of the catalogue; did you mean fee.charged?",
        "type         | \"quite.other\"   | /type       | \"quite.other\" is no event type of the catalogue",
        "customerId   | -                 | /customerId | customerId is required and missing",
        "customerid   | \"C-1\"           | /customerid | \"customerid\" is no member of an event; did you mean customerId?",
        "data         | {}                | /data       | \"data\" is no member of an event",
        "a/b~c        | 1                 | /a~1b~0c    | \"a/b~c\" is no member of an event",
        "time         | \"yesterday\"     | /time       | time \"yesterday\" is no point in time such as \"2026-03-02T09:30:00Z\" (RFC 3339)",
        "time         | \"2026-03-02\"    | /time       | time \"2026-03-02\" is no point in time such as \"2026-03-02T09:30:00Z\" (RFC 3339)",
        "time         | 1772443800        | /time       | time must be a string, not a number",
        "subject      | [1]               | /subject    | subject must be a string, not an array",
        "attributes   | [1]               | /attributes | the attributes must be a JSON object, not an array",
        "attributes   | \"x\"             | /attributes | the attributes must be a JSON object, not a string",
      })
  void shouldNameWhatIsWrongWithTheEnvelope(
      String member, String value, String where, String detail) {
    Map<String, @Nullable Object> event = aFee();
    set(event, member, value);

    assertThat(refused(BILLING, Envelope.plain(event)))
        .extracting(Fault::where, Fault::detail)
        .containsExactly(tuple(where, detail));
  }

  /** Each line: an event type, one attribute of its example, its JSON ("-" drops it), the fault. */
  @ParameterizedTest(name = "{0}: {1} = {2} → {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "fee.charged | fee      | -      | /attributes/fee | is required by fee.charged and missing",
        "fee.charged | amuont   | 1      | /attributes/amuont | \"amuont\" is no attribute of fee.charged; did you mean amount?",
        "fee.charged | a/b      | 1      | /attributes/a~1b | \"a/b\" is no attribute of fee.charged",
        "fee.charged | fee      | 5      | /attributes/fee | integer found, string expected",
        "fee.charged | fee      | null   | /attributes/fee | null found, string expected",
        "fee.charged | cause    | \"slips\" | /attributes/cause | must be one of deliberate-choice, slip, company-error; did you mean slip?",
        "fee.charged | goodsHeldBack | \"yes\" | /attributes/goodsHeldBack | string found, boolean expected",
        "fee.charged | amount   | 5.00   | /attributes/amount | number found, object expected",
        "fee.charged | amount   | {\"amount\":5.00,\"currency\":\"EUR\"} | /attributes/amount/amount | number found, string expected",
        "fee.charged | amount   | {\"amount\":\"5.001\",\"currency\":\"EUR\"} | /attributes/amount/amount | 5.001 has more than the 2 decimal places of EUR",
        "fee.charged | amount   | {\"amount\":\"5.5\",\"currency\":\"JPY\"} | /attributes/amount/amount | 5.5 has more than the 0 decimal places of JPY",
        "fee.charged | amount   | {\"amount\":\"5.00\",\"currency\":\"EUX\"} | /attributes/amount/currency | \"EUX\" is no ISO 4217 currency such as \"EUR\"",
        "fee.charged | amount   | {\"amount\":\"5.00\"} | /attributes/amount/currency | is required by fee.charged and missing",
        "fee.charged | amount   | {\"amount\":\"5.00\",\"currency\":\"EUR\",\"vat\":1} | /attributes/amount/vat | \"vat\" may not stand here",
        "service.outage | duration | \"6h\"   | /attributes/duration | is no duration such as \"PT45M\" or \"P2D\" (days, hours, minutes, whole seconds)",
        "service.outage | duration | \"P1M\"  | /attributes/duration | \"P1M\" is no duration such as \"PT45M\" or \"P2D\" (days, hours, minutes, whole seconds)",
        "service.outage | duration | \"P1W\"  | /attributes/duration | \"P1W\" is no duration such as \"PT45M\" or \"P2D\" (days, hours, minutes, whole seconds)",
        "customer.profile-changed | email | \"nobody\" | /attributes/email | is no e-mail address",
        "customer.profile-changed | customerSince | \"2019-02-30\" | /attributes/customerSince | is no date such as \"2026-03-02\"",
        "customer.profile-changed | interests | [\"sailing\", 1] | /attributes/interests/1 | integer found, string expected",
        "complaint.raised | times | 1.5 | /attributes/times | number found, integer expected",
        "complaint.raised | times | 1E400 | /attributes/times | holds a number out of range",
        "complaint.raised | times | 0 | /attributes/times | must have a minimum value of 1",
        "promise.made | dueAt | \"2026-03-02T25:00:00Z\" | /attributes/dueAt | is no point in time such as \"2026-03-02T09:30:00Z\" (RFC 3339)",
      })
  void shouldNameWhatIsWrongWithAnAttribute(
      String eventType, String attribute, String value, String where, String detail) {
    Map<String, @Nullable Object> attributes = Examples.first(eventType);
    set(attributes, attribute, value);

    assertThat(refused(BILLING, Envelope.plain(Envelopes.anEvent(eventType, attributes))))
        .extracting(Fault::where, Fault::detail)
        .containsExactly(tuple(where, detail));
  }

  @Test
  void shouldNameEveryFaultAtOnce() {
    Envelope envelope =
        Envelope.plain(json("{\"type\":\"fee.charged\",\"attributes\":{\"cause\":\"x\"}}"));

    assertThat(refused(BILLING, envelope))
        .extracting(Fault::where)
        .containsExactlyInAnyOrder(
            "/id",
            "/source",
            "/customerId",
            "/attributes/cause",
            "/attributes/fee",
            "/attributes/amount");
  }

  @Test
  void shouldPointIntoTheFormThatWasSent() {
    Map<String, @Nullable Object> data =
        json("{\"amuont\":1,\"fee\":\"f\",\"amount\":{\"amount\":\"1\",\"currency\":\"EUR\"}}");
    Map<String, @Nullable Object> context =
        json("{\"id\":\"1\",\"source\":\"billing\",\"type\":\"fee.charged\"}");

    assertThat(refused(BILLING, Envelope.cloudEvent(Form.CLOUD_EVENT, context, data)))
        .extracting(Fault::where)
        .containsExactly("/customerid", "/data/amuont");
    assertThat(refused(BILLING, Envelope.cloudEvent(Form.CLOUD_EVENT_HEADERS, context, data)))
        .extracting(Fault::where)
        .containsExactly("ce-customerid", "/amuont");
  }

  @Test
  void shouldRefuseWhatIsLongerThanTheLimits() {
    Map<String, @Nullable Object> fee = aFee();
    fee.put("id", "x".repeat(201));
    Map<String, @Nullable Object> many = new LinkedHashMap<>();
    IntStream.range(0, 33).forEach(i -> many.put("x" + i, "v"));
    many.putAll(
        json(
            "{\"id\":\"1\",\"source\":\"billing\",\"type\":\"gesture.delivered\",\"customerid\":\"C\"}"));
    many.put("long", "v".repeat(1001));

    assertThat(refused(BILLING, Envelope.plain(fee)))
        .extracting(Fault::detail)
        .containsExactly("id has 201 characters; at most 200 are allowed");
    assertThat(
            refused(
                BILLING,
                Envelope.cloudEvent(Form.CLOUD_EVENT, many, json("{\"gestureId\":\"g\"}"))))
        .extracting(Fault::detail)
        .containsExactlyInAnyOrder(
            "is longer than the 1000 characters allowed",
            "the event has 34 extension attributes; at most 32 are allowed");
  }

  @Test
  void shouldRefuseATextThatTheConsumersWouldNotRead() {
    Map<String, @Nullable Object> attributes = Examples.first("customer.profile-changed");
    attributes.put("interests", List.of("x".repeat(1999), "x".repeat(1999)));
    assertThat(
            admitted(
                    BILLING,
                    Envelope.plain(Envelopes.anEvent("customer.profile-changed", attributes)))
                .attributes())
        .containsKey("interests");
    attributes.put("interests", List.of("x".repeat(1999), "x".repeat(2000)));

    Fault.Code code = Fault.Code.TOO_LARGE;
    String detail = "has 4001 characters; at most 4000 are allowed";
    assertThat(
            refused(
                BILLING, Envelope.plain(Envelopes.anEvent("customer.profile-changed", attributes))))
        .containsExactly(new Fault(code, "/attributes/interests", detail));
  }

  @Test
  void shouldLetOneSourceSpeakForAllIfItMay() {
    assertThat(admitted(new Publisher("hub", true), Envelope.plain(aFee())).source())
        .isEqualTo("billing");
  }

  @Test
  void shouldNameEveryFieldThatIsNotThePublishersToSay() {
    Publisher narrow =
        new Publisher("shop", false, Set.of("praise.received"), List.of("DE-", "AT-"));

    assertThat(refused(narrow, Envelope.plain(aFee())))
        .extracting(Fault::code, Fault::where)
        .containsExactly(
            tuple(Fault.Code.FOREIGN_SOURCE, "/source"),
            tuple(Fault.Code.FOREIGN_TYPE, "/type"),
            tuple(Fault.Code.FOREIGN_CUSTOMER, "/customerId"));
  }

  @Test
  void shouldLetAPublisherSayWhatIsItsToSay() {
    Publisher narrow =
        new Publisher("billing", false, Set.of("fee.charged"), List.of("X-", aCustomerPrefix()));

    assertThat(admitted(narrow, Envelope.plain(aFee())).source()).isEqualTo("billing");
  }

  private static String aCustomerPrefix() {
    return String.valueOf(aFee().get("customerId")).substring(0, 2);
  }

  private static void set(Map<String, @Nullable Object> object, String member, String value) {
    if (value.equals("-")) {
      object.remove(member);
    } else {
      object.put(member, json("{\"value\":" + value + "}").get("value"));
    }
  }

  private static AdmittedEvent admitted(Publisher publisher, Envelope envelope) {
    return assertThat(admitting().admit(publisher, envelope))
        .asInstanceOf(type(Admitted.class))
        .actual()
        .event();
  }

  private static List<Fault> refused(Publisher publisher, Envelope envelope) {
    return assertThat(admitting().admit(publisher, envelope))
        .asInstanceOf(type(Refused.class))
        .actual()
        .faults();
  }
}
