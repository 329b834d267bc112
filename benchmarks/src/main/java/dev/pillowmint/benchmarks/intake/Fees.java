package dev.pillowmint.benchmarks.intake;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.schemas.CustomerEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The same events, as a publisher writes them and as they stand in Kafka. */
final class Fees {
  private static final int CUSTOMERS = 1_000;

  private Fees() {}

  static String json(String run, int n) {
    return """
        {"id":"%s-%d","source":"demo","type":"fee.charged","customerId":"C-%d","attributes":{"fee":"return service",\
        "amount":{"amount":"5.00","currency":"EUR"},"cause":"slip","invoiceId":"I-%d"}}"""
        .formatted(run, n, n % CUSTOMERS, n);
  }

  static String batch(String run, int from, int size) {
    return IntStream.range(from, from + size)
        .mapToObj(n -> json(run, n))
        .collect(Collectors.joining(",", "[", "]"));
  }

  static CustomerEvent avro(String run, int n, Instant at) {
    Instant now = at.truncatedTo(ChronoUnit.MILLIS);
    return CustomerEvent.newBuilder()
        .setId(run + "-" + n)
        .setSource("demo")
        .setType("fee.charged")
        .setCustomerId("C-" + n % CUSTOMERS)
        .setTime(now)
        .setReceivedAt(now)
        .setAttributes(
            Map.of(
                "fee",
                Attributes.toAvro("return service"),
                "amount",
                Attributes.toAvro((Object) Amount.of("5.00", "EUR")),
                "cause",
                Attributes.toAvro("slip"),
                "invoiceId",
                Attributes.toAvro("I-" + n)))
        .build();
  }
}
