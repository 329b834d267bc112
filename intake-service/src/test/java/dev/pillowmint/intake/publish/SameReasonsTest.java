package dev.pillowmint.intake.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.catalogue.EventRefusedException;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.catalogue.Objection;
import dev.pillowmint.catalogue.PublishedAttributes;
import dev.pillowmint.catalogue.PublishedEvents;
import dev.pillowmint.intake.admission.Admission;
import dev.pillowmint.intake.admission.AdmitEvent;
import dev.pillowmint.intake.admission.Envelope;
import dev.pillowmint.intake.admission.Limits;
import dev.pillowmint.intake.admission.Publisher;
import dev.pillowmint.intake.schema.JsonSchemaChecks;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An event published straight to Kafka is refused for the reasons that HTTP would give. */
class SameReasonsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");
  private static final EventTypes TYPES = EventTypes.shipped();
  private static final PublishedEvents KAFKA = new PublishedEvents(TYPES);
  private static final AdmitEvent HTTP =
      new AdmitEvent(
          TYPES,
          new JsonSchemaChecks(TYPES),
          Limits.documented(Attributes.LONGEST_TEXT),
          Clock.fixed(NOW, ZoneOffset.UTC));

  @ParameterizedTest
  @MethodSource("bad")
  void shouldGiveTheSameCodesPlacesAndWords(CustomerEvent event) {
    List<String> overHttp = overHttp(event);
    List<String> overKafka = overKafka(event);

    assertThat(overHttp).isNotEmpty();
    assertThat(overKafka).containsExactlyInAnyOrderElementsOf(overHttp);
  }

  static Stream<CustomerEvent> bad() {
    String long201 = "x".repeat(201);
    return Stream.of(
            aFee().setType("fee.chraged"),
            aFee().setType(" "),
            aFee().setId(""),
            aFee().setId(long201),
            aFee().setSource("a\u0000b"),
            aFee().setSubject(long201),
            aFee().setCustomerId("").setId(""),
            aFee().setTime(NOW.plus(Duration.ofHours(2))),
            aFee().setExtensions(many(33)),
            aFee().setExtensions(Map.of("trace", "x".repeat(1001))),
            aFee().setSource("a\uFFFEb"),
            aFee().setTime(Instant.parse("0000-12-31T23:59:59Z")),
            aFee().setExtensions(Map.of("x".repeat(65), "x")),
            aFee().setExtensions(Map.of("customer-id", "x")),
            aFee().setExtensions(Map.of("trace", "a\u0007b")),
            aFee().setExtensions(Map.of("trace", "a\uFDD0b")),
            fee(manyAttributes(101)),
            fee(Map.of()),
            fee(Map.of("amount", money(500, "EUR"))),
            with("amuont", money(500, "EUR")),
            with("cause", Attributes.toAvro("slipp")),
            with("fee", Attributes.toAvro(long201)),
            with("fee", Attributes.toAvro(5L)),
            with("goodsHeldBack", Attributes.toAvro("yes")),
            with("goodsHeldBack", Attribute.newBuilder().build()),
            with("amount", money(500, "EUX")),
            with("amount", money(500, "eur")),
            with("amount", money(Long.MAX_VALUE, "EUR")),
            with("amount", Attributes.toAvro("5.00")),
            with("claimed", Attributes.toAvro(List.of("x".repeat(101)))),
            aFee()
                .setType("praise.received")
                .setAttributes(Map.of("about", Attributes.toAvro("x".repeat(4001)))),
            aFee()
                .setType("customer.profile-changed")
                .setAttributes(Map.of("email", Attributes.toAvro("nobody"))),
            aFee().setId("").setSource("").setAttributes(Map.of()))
        .map(CustomerEvent.Builder::build);
  }

  /** Over Kafka the envelope's extensions have a place of their own. */
  static List<String> overKafka(CustomerEvent event) {
    try {
      KAFKA.values(event.getCustomerId(), event, NOW);
      return List.of();
    } catch (EventRefusedException e) {
      return e.objections().stream().map(SameReasonsTest::told).toList();
    }
  }

  private static String told(Objection o) {
    return told(o.code().text(), o.pointer().replaceFirst("^/extensions", ""), o.detail());
  }

  private static String told(String code, String pointer, String detail) {
    return code + " at " + pointer.replaceFirst("^/data", "/attributes") + ": " + detail;
  }

  static List<String> overHttp(CustomerEvent event) {
    Admission admission = HTTP.admit(new Publisher("any", true), envelope(event));
    return admission instanceof Admission.Refused refused
        ? refused.faults().stream()
            .map(
                f ->
                    told(
                        f.code().text(),
                        f.where().replaceFirst("^/customerid$", "/customerId"),
                        f.detail().replaceFirst("^customerid ", "customerId ")))
            .toList()
        : List.of();
  }

  /** As the same publisher would have sent it: a CloudEvent, since it may have extensions. */
  private static Envelope envelope(CustomerEvent event) {
    Map<String, @Nullable Object> context = new LinkedHashMap<>(event.getExtensions());
    context.put("id", event.getId());
    context.put("source", event.getSource());
    context.put("type", event.getType());
    context.put("customerid", event.getCustomerId());
    context.put("time", event.getTime().toString());
    context.put("subject", event.getSubject());
    return Envelope.cloudEvent(
        dev.pillowmint.intake.admission.Form.CLOUD_EVENT,
        context,
        PublishedAttributes.json(event.getAttributes()));
  }

  private static CustomerEvent.Builder with(String name, Attribute value) {
    Map<String, Attribute> attributes = new HashMap<>(aFee().build().getAttributes());
    attributes.put(name, value);
    return fee(attributes);
  }

  private static CustomerEvent.Builder fee(Map<String, Attribute> attributes) {
    return aFee().setAttributes(attributes);
  }

  static Attribute money(long minorUnits, String currency) {
    return Attribute.newBuilder().setMoney(new Money(minorUnits, currency)).build();
  }

  private static Map<String, String> many(int count) {
    Map<String, String> extensions = new HashMap<>();
    for (int i = 0; i < count; i++) {
      extensions.put("extension" + i, "x");
    }
    return extensions;
  }

  private static Map<String, Attribute> manyAttributes(int count) {
    Map<String, Attribute> attributes = new HashMap<>();
    for (int i = 0; i < count; i++) {
      attributes.put("attribute" + i, Attributes.toAvro("x"));
    }
    return attributes;
  }

  static CustomerEvent.Builder aFee() {
    return CustomerEvent.newBuilder()
        .setId("1")
        .setSource("billing")
        .setType("fee.charged")
        .setCustomerId("C-1")
        .setTime(NOW)
        .setAttributes(Map.of("fee", Attributes.toAvro("return"), "amount", money(500, "EUR")));
  }
}
