package dev.pillowmint.intake.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.intake.admission.Admission;
import dev.pillowmint.intake.admission.AdmitEvent;
import dev.pillowmint.intake.admission.AdmittedEvent;
import dev.pillowmint.intake.admission.Envelope;
import dev.pillowmint.intake.admission.Limits;
import dev.pillowmint.intake.admission.Publisher;
import dev.pillowmint.intake.schema.JsonSchemaChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What vendors send becomes exactly these events, and each is admitted. */
class VendorTemplatesTest {
  private static final Path CASES = Path.of("src/test/resources/webhooks");
  private static final Path TEMPLATES = Path.of("src/main/resources/webhooks");
  private static final Pattern FILE = Pattern.compile("(?s)```yaml ([a-z.]+)\n(.*?)```");
  private static final EventTypes TYPES = EventTypes.shipped();
  private static final Instant NOW = Instant.parse("2026-11-10T09:00:00Z");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final AdmitEvent ADMITTING =
      new AdmitEvent(
          TYPES,
          new JsonSchemaChecks(TYPES),
          Limits.documented(Attributes.LONGEST_TEXT),
          Clock.fixed(NOW, ZoneOffset.UTC));

  static List<Path> cases() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
  }

  @Test
  void shouldHaveAtLeastFivePayloadsOfEachVendor() throws IOException {
    for (String vendor : List.of("generic", "shopify", "stripe", "zendesk")) {
      assertThat(cases())
          .filteredOn(c -> c.startsWith(CASES.resolve(vendor)))
          .hasSizeGreaterThan(4);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldBecomeTheseEvents(Path file) throws IOException {
    JsonNode example = JSON.readTree(Files.readString(file));
    List<Draft> drafts =
        webhook(vendor(file))
            .mapping()
            .of(
                JSON.convertValue(example.get("payload"), Object.class),
                headers(example),
                500,
                NOW);

    assertThat(drafts).allSatisfy(draft -> assertThat(draft.faults()).isEmpty());
    List<AdmittedEvent> events = drafts.stream().map(VendorTemplatesTest::admitted).toList();
    assertThat(events).allSatisfy(event -> assertThat(event.source()).isEqualTo("vendor"));
    assertThat(events).extracting(VendorTemplatesTest::told).isEqualTo(expected(example));
  }

  /** By https://docs.stripe.com/currencies. */
  @ParameterizedTest
  @CsvSource({
    "500, 500, BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF",
    "500, 5, ISK UGX",
    "5120, 5.120, BHD JOD KWD OMR TND",
    "500, 5.00, EUR GBP HUF TWD USD"
  })
  void shouldCountAsStripeCounts(long units, String amount, String currencies) {
    for (String currency : currencies.split(" ", -1)) {
      String payload =
          """
          {"id": "evt_1", "type": "charge.failed", "created": 1762765200,
           "data": {"object": {"id": "ch_1", "customer": "cus_1", "amount": %d, "currency": "%s"}}}
          """
              .formatted(units, currency.toLowerCase(java.util.Locale.ROOT));
      List<Draft> drafts =
          webhook("stripe").mapping().of(JSON.readValue(payload, Object.class), Map.of(), 500, NOW);

      assertThat(drafts)
          .singleElement()
          .satisfies(draft -> assertThat(draft.faults()).isEmpty())
          .satisfies(
              draft ->
                  assertThat(admitted(draft).attributes().get("amount"))
                      .isEqualTo(dev.pillowmint.catalogue.Amount.of(amount, currency)));
    }
  }

  /** What Zendesk puts into a trigger's body is filled in by Zendesk. */
  @Test
  void shouldTakeTheBodyOfTheTriggerInTheGuide() throws IOException {
    List<String> bodies =
        Pattern.compile("(?s)```json\n(.*?)```")
            .matcher(Files.readString(Path.of("../docs/webhooks-vendors.md")))
            .results()
            .map(block -> block.group(1))
            .toList();
    assertThat(bodies).hasSize(1);
    String filled =
        bodies
            .getFirst()
            .replace("{{ticket.id}}", "35436")
            .replace("{{ticket.requester.id}}", "8447388090494")
            .replace("{{satisfaction.current_rating}}", "Good")
            .replace("{{satisfaction.current_comment}}", "")
            .replace("{{ticket.updated_at_with_timestamp}}", "2026-11-10T08:00:00Z");
    assertThat(filled).doesNotContain("{{");

    List<Draft> drafts =
        webhook("zendesk").mapping().of(JSON.readValue(filled, Object.class), Map.of(), 500, NOW);

    assertThat(drafts)
        .singleElement()
        .satisfies(draft -> assertThat(draft.faults()).isEmpty())
        .satisfies(draft -> assertThat(admitted(draft).type().name()).isEqualTo("feedback.given"))
        .satisfies(draft -> assertThat(admitted(draft).customerId()).isEqualTo("8447388090494"));
  }

  @Test
  void shouldLoadEveryFileOfTheGuide() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    Matcher block = FILE.matcher(Files.readString(Path.of("../docs/webhooks-vendors.md")));
    while (block.find()) {
      files.put(block.group(1), block.group(2));
    }
    assertThat(load(files)).containsOnlyKeys("zendesk", "shop", "stripe", "workshop", "kiosk");
  }

  private static AdmittedEvent admitted(Draft draft) {
    Admission admission =
        ADMITTING.admit(new Publisher("vendor", false), Envelope.plain(draft.event()));
    assertThat(admission).isInstanceOf(Admission.Admitted.class);
    return ((Admission.Admitted) admission).event();
  }

  private static Map<String, Object> told(AdmittedEvent event) {
    return Map.of(
        "id", event.id(),
        "type", event.type().name(),
        "customerId", event.customerId(),
        "time", event.time(),
        "subject", Objects.requireNonNullElse(event.subject(), ""),
        "attributes", event.attributes());
  }

  private static List<Map<String, Object>> expected(JsonNode example) {
    return example
        .get("expected")
        .valueStream()
        .map(
            event -> {
              EventType type = TYPES.find(event.get("type").asString()).orElseThrow();
              Map<String, Object> attributes =
                  JSON.convertValue(event.get("attributes"), new TypeReference<>() {});
              return Map.<String, Object>of(
                  "id", event.get("id").asString(),
                  "type", type.name(),
                  "customerId", event.get("customerId").asString(),
                  "time", Instant.parse(event.get("time").asString()),
                  "subject", event.path("subject").asString(""),
                  "attributes", Attributes.values(type, Attributes.fromJson(type, attributes)));
            })
        .toList();
  }

  private static Map<String, String> headers(JsonNode example) {
    return new Delivery(
            JSON.convertValue(example.get("headers"), new TypeReference<>() {}), new byte[0])
        .headers();
  }

  private static Webhook webhook(String vendor) {
    String file = "{source: vendor, template: %s, secrets: [env:SECRET]}".formatted(vendor);
    return Objects.requireNonNull(load(Map.of("vendor.yaml", file)).get("vendor"));
  }

  private static Map<String, Webhook> load(Map<String, String> files) {
    return new WebhookFiles(
            TYPES, VendorTemplatesTest::template, reference -> Optional.of("0123456789abcdef"))
        .load(files);
  }

  private static Optional<String> template(String name) {
    try {
      return Optional.of(Files.readString(TEMPLATES.resolve(name + ".yaml"), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String vendor(Path file) {
    return CASES.relativize(file).getName(0).toString();
  }
}
