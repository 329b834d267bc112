package dev.pillowmint.intake.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingTest {
  private static final String PURCHASE =
      """
      events:
        - when: header('X-Shop-Topic') == 'orders/paid'
          type: purchase.completed
          id: "'order-' + string(payload.id)"
          time: payload.paid_at
          subject: payload.number
          attributes:
            orderId: payload.number
            total: money(payload.total, payload.currency)
            product?: payload.lines[0].title
            items?: payload.lines.size()
            channel: "'online'"
      """;
  private static final String PAID =
      """
      {"id": 17, "number": 1003, "customer": {"id": 8}, "paid_at": "2026-03-02T09:30:00Z",
       "total": "89.50", "currency": "eur", "lines": [{"title": "kettle"}, {"title": null}]}
      """;
  private static final Map<String, String> TOPIC = Map.of("x-shop-topic", "orders/paid");

  @Test
  void shouldSayThatANumberBeyondADoubleIsNoTime() {
    List<Draft> drafts =
        Shop.drafts(
            """
            events:
              - {type: praise.received, id: "'p'", time: payload.t, attributes: {about: "'x'"}}
            """,
            "{\"customer\": {\"id\": 1}, \"t\": 1e400}");

    assertThat(drafts)
        .singleElement()
        .satisfies(d -> assertThat(d.event().get("time")).isEqualTo("1E+400"));
  }

  @Test
  void shouldMakeAnEventOfAPayload() {
    List<Draft> drafts = Shop.drafts(PURCHASE, PAID, TOPIC);

    assertThat(drafts)
        .singleElement()
        .satisfies(
            draft -> {
              assertThat(draft.faults()).isEmpty();
              assertThat(draft.event())
                  .isEqualTo(
                      Map.of(
                          "source", "shop",
                          "type", "purchase.completed",
                          "customerId", "8",
                          "id", "order-17",
                          "time", "2026-03-02T09:30:00Z",
                          "subject", "1003",
                          "attributes",
                              Map.of(
                                  "orderId", "1003",
                                  "total", Map.of("amount", "89.50", "currency", "EUR"),
                                  "product", "kettle",
                                  "items", 2L,
                                  "channel", "online")));
            });
  }

  @Test
  void shouldMakeNoneOfWhatIsOfAnotherKind() {
    assertThat(Shop.drafts(PURCHASE, "{\"anything\": 1}")).isEmpty();
  }

  @Test
  void shouldLeaveOutWhatAPayloadHasNotAndMayLack() {
    String bare = PAID.replace("\"kettle\"", "null");
    String none = PAID.replaceFirst("\"lines\".*]", "\"lines\": []");
    String empty = PAID.replace("\"kettle\"", "\"\"");

    for (String payload : List.of(bare, none, empty)) {
      assertThat(Shop.drafts(PURCHASE, payload, TOPIC).getFirst().faults()).as(payload).isEmpty();
      assertThat(Shop.drafts(PURCHASE, payload, TOPIC).getFirst().event().get("attributes"))
          .asString()
          .as(payload)
          .doesNotContain("product");
    }
  }

  @Test
  void shouldSayEverythingThatAnEventLacks() {
    List<Draft> drafts =
        Shop.drafts(
            PURCHASE,
            "{\"customer\": null, \"id\": {}, \"paid_at\": null, \"number\": \"\", \"total\": \"9.999\", \"currency\": \"EUR\", \"lines\": 3}",
            TOPIC);

    assertThat(drafts).hasSize(1);
    assertThat(drafts.getFirst().faults())
        .extracting(fault -> fault.where() + " " + fault.detail())
        .satisfiesExactly(
            f ->
                assertThat(f)
                    .isEqualTo(
                        "/customerId events[0].customer: payload.customer.id is absent or null in the payload"),
            f -> assertThat(f).startsWith("/id events[0].id: "),
            f -> assertThat(f).isEqualTo("/time events[0].time: \"payload.paid_at\" gives nothing"),
            f ->
                assertThat(f)
                    .isEqualTo(
                        "/attributes/orderId events[0].attributes.orderId: \"payload.number\" gives nothing"),
            f -> assertThat(f).contains("/attributes/total").contains("2 decimal places of EUR"),
            f -> assertThat(f).startsWith("/attributes/items"));
    assertThat(drafts.getFirst().faults())
        .extracting(fault -> fault.where() + " " + fault.code().text())
        .contains(
            "/customerId missing",
            "/time missing",
            "/attributes/orderId missing",
            "/id invalid",
            "/attributes/total invalid");
  }

  private static final String EACH =
      """
      events:
        - each: payload.notes
          type: praise.received
          id: item.id
          customer: item.by
          customerOptional: skip
          time: item.at
          attributes: {about: item.text}
      """;

  @Test
  void shouldMakeAnEventOfEachItemThatHasACustomer() {
    List<Draft> drafts =
        Shop.drafts(
            EACH,
            """
            {"notes": [{"id": 1, "by": "C-1", "at": 1772442000, "text": "a"},
                       {"id": 2, "at": 0, "text": "b"},
                       {"id": 3, "by": "", "at": 0, "text": "c"},
                       {"id": 4, "by": 12345678901234567890123, "at": 1772442000.25, "text": "d"}]}
            """);

    assertThat(drafts).allSatisfy(draft -> assertThat(draft.faults()).isEmpty());
    assertThat(drafts).extracting(Draft::id).containsExactly("1", "4");
    assertThat(drafts)
        .extracting(draft -> draft.event().get("time"))
        .containsExactly("2026-03-02T09:00:00Z", "2026-03-02T09:00:00.250Z");
    assertThat(drafts.getLast().event()).containsEntry("customerId", "12345678901234567890123");
  }

  @Test
  void shouldRefuseTwoEventsByOneId() {
    List<Draft> drafts =
        Shop.drafts(
            EACH,
            """
            {"notes": [{"id": 1, "by": "C-1", "at": 0, "text": "a"}, {"id": 1, "by": "C-2", "at": 0, "text": "b"}]}
            """);

    assertThat(drafts.getFirst().faults()).isEmpty();
    assertThat(drafts.getLast().faults()).extracting("where").containsExactly("/id");
  }

  @Test
  void shouldRefuseWhatIsNoListAndTooLongAList() {
    String long501 =
        "{\"notes\": [%s]}"
            .formatted(
                String.join(
                    ",",
                    IntStream.range(0, 501)
                        .mapToObj(
                            "{\"id\": %d, \"by\": \"C\", \"at\": 0, \"text\": \"t\"}"::formatted)
                        .toList()));

    assertThat(Shop.drafts(EACH, "{\"notes\": 5}").getLast().faults())
        .extracting("detail")
        .containsExactly("events[0]: each gives no list");
    assertThat(Shop.drafts(EACH, "[]").getLast().faults())
        .extracting("detail")
        .containsExactly("events[0]: payload.notes is absent or null in the payload");
    assertThat(Shop.drafts(EACH, long501)).hasSize(501);
    assertThat(Shop.drafts(EACH, long501).getLast().faults())
        .extracting("detail")
        .containsExactly("events[0]: more than the 500 events of one payload");
  }

  @Test
  void shouldBoundTheWorkThatAPayloadMakes() {
    String large =
        "{\"notes\": [%s], \"fill\": [%s0]}"
            .formatted(
                String.join(
                    ",",
                    IntStream.range(0, 400)
                        .mapToObj(
                            "{\"id\": %d, \"by\": \"C\", \"at\": 0, \"text\": \"t\"}"::formatted)
                        .toList()),
                "0,".repeat(90_000));

    assertThat(Shop.drafts(EACH, large).getLast().faults())
        .extracting("detail")
        .containsExactly("events[0]: the payload is too large for as many events");
  }

  @ParameterizedTest
  @CsvSource({
    "minor(1999| 'usd'), 19.99, USD",
    "minor(1999| 'JPY'), 1999, JPY",
    "minor(1999| 'kwd'), 1.999, KWD",
    "money('19.9'| 'EUR'), 19.90, EUR",
    "money(19.9| 'EUR'), 19.90, EUR",
    "money(1999| 'JPY'), 1999, JPY",
    "money('-3'| 'EUR'), -3.00, EUR",
  })
  void shouldGiveExactMoney(String expression, String amount, String currency) {
    String events =
        """
        events:
          - {type: purchase.completed, id: "'1'", customer: "'C'",
             attributes: {orderId: "'o'", total: "%s"}}
        """
            .formatted(expression.replace('|', ','));

    Draft draft = Shop.drafts(events, "{}").getFirst();

    assertThat(draft.faults()).isEmpty();
    assertThat(draft.event())
        .extractingByKey("attributes")
        .extracting("total")
        .isEqualTo(Map.of("amount", amount, "currency", currency));
  }

  @Test
  void shouldRefuseWhatHappenedLongerAgoThanSaid() {
    String events = "maxAge: 1h\n" + PURCHASE;

    assertThat(Shop.drafts(events, PAID, TOPIC).getFirst().faults()).isEmpty();
    assertThat(Shop.drafts(events, PAID.replace("09:30", "08:59"), TOPIC).getFirst().faults())
        .extracting("where")
        .containsExactly("/time");
  }

  /** Short, but a gigabyte or minutes once they are written out. */
  @ParameterizedTest
  @ValueSource(strings = {"1e400", "1e99999999", "\"1e99999999\"", "\"1e-999999999\""})
  void shouldTakeNoSumOfMoneyThatNobodyCouldWrite(String amount) {
    List<Draft> drafts =
        Shop.drafts(
            """
            events:
              - {type: refund.issued, id: payload.id, attributes: {amount: "money(payload.amount, 'EUR')"}}
            """,
            "{\"id\": \"1\", \"customer\": {\"id\": 1}, \"amount\": %s}".formatted(amount));

    assertThat(drafts.getFirst().faults())
        .singleElement()
        .satisfies(f -> assertThat(f.detail()).endsWith("at most 40 digits, written out"));
  }
}
