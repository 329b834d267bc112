package dev.pillowmint.intake.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.CustomerEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However an event is spoilt, Kafka and HTTP refuse it for the same reasons, or neither does. */
class SameReasonsProperties {
  /** Only Avro has a field for each kind of value. */
  private static final String WRONG_FIELD = ": holds no ";

  private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");

  @Property(tries = 3_000)
  void shouldObjectToTheSame(@ForAll("spoilt") CustomerEvent event) {
    assertThat(SameReasonsTest.overKafka(event))
        .filteredOn(objection -> !objection.contains(WRONG_FIELD))
        .containsExactlyInAnyOrderElementsOf(SameReasonsTest.overHttp(event));
  }

  @Provide
  Arbitrary<CustomerEvent> spoilt() {
    Arbitrary<String> extension =
        Arbitraries.oneOf(
            Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(66),
            Arbitraries.of("traceparent", "Trace", "customer-id", "x_y", "ä", " "));
    return Combinators.combine(
            names("1"),
            names("billing"),
            names("C-1"),
            Arbitraries.of("fee.charged", "praise.received", "stay.booked", "fee.chraged", ""),
            times(),
            Arbitraries.maps(extension, names("x")).ofMaxSize(2),
            Arbitraries.maps(attributeNames(), values()).ofMaxSize(4))
        .as(
            (id, source, customer, type, time, extensions, attributes) ->
                SameReasonsTest.aFee()
                    .setId(id)
                    .setSource(source)
                    .setCustomerId(customer)
                    .setType(type)
                    .setTime(time)
                    .setExtensions(extensions)
                    .setAttributes(attributes)
                    .build());
  }

  /** Mostly the good one. */
  private static Arbitrary<String> names(String good) {
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(6, Arbitraries.just(good)), net.jqwik.api.Tuple.of(1, texts()));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.of("", " ", "\u0000", "a\uFFFEb", "a\u0007", "x".repeat(201), "x".repeat(1001)),
        Arbitraries.strings()
            .withCharRange('\u0000', '\u024F')
            .withCharRange('\uFDC0', '\uFFFF')
            .ofMaxLength(12));
  }

  private static Arbitrary<Instant> times() {
    return Arbitraries.of(
        NOW,
        NOW.plus(Duration.ofHours(2)),
        NOW.minus(Duration.ofDays(9_000)),
        Instant.EPOCH,
        Instant.parse("0000-12-31T23:59:59Z"),
        Instant.parse("0001-01-01T00:00:00Z"),
        Instant.parse("9999-12-31T23:59:59Z"),
        Instant.parse("+10000-01-01T00:00:00Z"));
  }

  private static Arbitrary<String> attributeNames() {
    return Arbitraries.of(
        "fee",
        "amount",
        "cause",
        "goodsHeldBack",
        "claimed",
        "about",
        "staffId",
        "orderId",
        "arrival",
        "nights",
        "amuont",
        "x/y",
        "~",
        "");
  }

  private static Arbitrary<Attribute> values() {
    return Arbitraries.oneOf(
        texts().map(Attributes::toAvro),
        Arbitraries.longs().map(Attributes::toAvro),
        Arbitraries.of(0.5, -1.0, Double.NaN, Double.POSITIVE_INFINITY, 1e300)
            .map(Attributes::toAvro),
        Arbitraries.of(true, false).map(Attributes::toAvro),
        Combinators.combine(
                Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.longs().between(-9, 9_999)),
                Arbitraries.of("EUR", "JPY", "KWD", "XXX", "EUX", "eur", ""))
            .as(SameReasonsTest::money),
        times().map(Attributes::toAvro),
        Arbitraries.of(LocalDate.EPOCH, LocalDate.of(2026, 3, 2), LocalDate.of(12_000, 1, 1))
            .map(Attributes::toAvro),
        Arbitraries.of(Duration.ZERO, Duration.ofSeconds(-5), Duration.ofDays(400))
            .map(Attributes::toAvro),
        texts().list().ofMaxSize(3).map(List::copyOf).map(Attributes::toAvro),
        Arbitraries.just(Attribute.newBuilder().build()));
  }
}
