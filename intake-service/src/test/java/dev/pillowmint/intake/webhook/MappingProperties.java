package dev.pillowmint.intake.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever a payload holds, what comes of it are events or faults. */
class MappingProperties {
  private static final Mapping MAPPING =
      Shop.only(
              Map.of(
                  "shop.yaml",
                  Shop.HEAD
                      + """
                              maxAge: 9000d
                              events:
                                - when: has(payload.a) || payload.b == 'c' || header('d') == 'e'
                                  each: payload.list
                                  type: purchase.completed
                                  id: string(item.id) + item.a
                                  time: item.time
                                  customer: payload.customer.id
                                  attributes:
                                    orderId: item.id
                                    total: money(item.a, payload.b)
                                    product?: item.a.split(',')[1]
                                    items?: item.b + 1
                                    firstPurchase?: item.c
                                - type: complaint.raised
                                  id: payload.id
                                  time: timestamp(payload.time)
                                  customerOptional: skip
                                  attributes:
                                    severity: "payload.a > payload.b ? 'low' : 'high'"
                                    about: payload.list.map(i, i.a).join(',')
                                    times?: int(payload.c)
                                    claimed?: minor(int(payload.a), payload.b)
                              """))
          .mapping();

  @Property(tries = 3_000)
  void shouldNeverThrow(@ForAll("payloads") String payload) {
    List<Draft> drafts = MAPPING.of(Shop.json(payload), Map.of(), 5, Shop.NOW);

    assertThat(drafts)
        .allSatisfy(
            draft -> {
              if (draft.faults().isEmpty()) {
                assertThat(draft.id()).isNotEmpty();
                assertThat(draft.event().get("customerId")).isInstanceOf(String.class);
              } else {
                assertThat(draft.faults())
                    .allSatisfy(f -> assertThat(f.detail()).startsWith("events["));
              }
            });
  }

  @Provide
  Arbitrary<String> payloads() {
    return json(4);
  }

  private static Arbitrary<String> json(int depth) {
    Arbitrary<String> scalar =
        Arbitraries.oneOf(
            Arbitraries.of("null", "true", "false", "1e400", "-1e-400", "0.5", "4.0"),
            Arbitraries.of("", "EUR", "JPY", "5", "4.90", "C-1", "2026-03-02T09:30:00Z", "a,b")
                .map(text -> "\"" + text + "\""),
            Arbitraries.longs().map(String::valueOf),
            Arbitraries.bigIntegers().map(String::valueOf));
    if (depth == 0) {
      return scalar;
    }
    Arbitrary<String> inner = json(depth - 1);
    Arbitrary<String> names =
        Arbitraries.of("id", "a", "b", "c", "time", "customer", "list", "other");
    return Arbitraries.frequencyOf(
        Tuple.of(1, scalar),
        Tuple.of(4, Arbitraries.maps(names, inner).ofMinSize(2).map(MappingProperties::object)),
        Tuple.of(2, inner.list().ofMaxSize(4).map(l -> "[" + String.join(",", l) + "]")));
  }

  private static String object(Map<String, String> members) {
    return members.entrySet().stream()
        .map(m -> "\"%s\":%s".formatted(m.getKey(), m.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }
}
