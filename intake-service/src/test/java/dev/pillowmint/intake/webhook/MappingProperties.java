package dev.pillowmint.intake.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever a payload holds, what comes of it are events or faults. */
class MappingProperties {
  private static final Mapping MAPPING =
      java.util.Objects.requireNonNull(
              Shop.load(
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
                  .get("shop"))
          .mapping();

  @Property(tries = 3_000)
  void shouldNeverThrow(@ForAll("payloads") @Nullable Object payload) {
    List<Draft> drafts = MAPPING.of(payload, Map.of(), 5, Shop.NOW);

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
  Arbitrary<@Nullable Object> payloads() {
    return json(4);
  }

  private static Arbitrary<@Nullable Object> json(int depth) {
    Arbitrary<@Nullable Object> scalar =
        Arbitraries.oneOf(
            Arbitraries.just(null),
            Arbitraries.of(true, false),
            Arbitraries.of("", "EUR", "JPY", "5", "4.90", "C-1", "2026-03-02T09:30:00Z", "a,b"),
            Arbitraries.strings().ofMaxLength(5),
            Arbitraries.integers(),
            Arbitraries.longs(),
            Arbitraries.bigIntegers()
                .between(BigInteger.TEN.pow(30).negate(), BigInteger.TEN.pow(30)),
            Arbitraries.of(
                new BigDecimal("1e400"), new BigDecimal("-1e-400"), new BigDecimal("0.5")));
    if (depth == 0) {
      return scalar;
    }
    Arbitrary<@Nullable Object> inner = json(depth - 1);
    Arbitrary<String> names =
        Arbitraries.of("id", "a", "b", "c", "time", "customer", "list", "other");
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(1, scalar),
        net.jqwik.api.Tuple.of(
            4, Arbitraries.maps(names, inner).ofMinSize(2).ofMaxSize(8).map(m -> m)),
        net.jqwik.api.Tuple.of(2, inner.list().ofMaxSize(4).map(l -> l)));
  }
}
