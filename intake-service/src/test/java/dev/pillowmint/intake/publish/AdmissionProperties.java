package dev.pillowmint.intake.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.intake.admission.Admission;
import dev.pillowmint.intake.admission.Admission.Admitted;
import dev.pillowmint.intake.admission.Admission.Refused;
import dev.pillowmint.intake.admission.AdmitEvent;
import dev.pillowmint.intake.admission.AdmittedEvent;
import dev.pillowmint.intake.admission.Envelope;
import dev.pillowmint.intake.admission.Envelopes;
import dev.pillowmint.intake.admission.Examples;
import dev.pillowmint.schemas.CustomerEvent;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever is sent is admitted or refused with its faults; what is admitted survives Avro. */
class AdmissionProperties {
  private static final AdmitEvent ADMITTING = Envelopes.admitting();
  private static final List<@Nullable Object> ODD =
      Arrays.asList(
          null,
          "",
          " ",
          "x",
          "\u0000",
          "NaN",
          "P1Y",
          "PT-5S",
          "9999-99-99",
          "2026-03-02T09:30:60Z",
          "x".repeat(3000),
          "x".repeat(4001),
          true,
          0,
          -1,
          Long.MAX_VALUE,
          new BigDecimal("1E400"),
          new BigDecimal("1E999999999"),
          new BigDecimal("0.5"),
          List.of(),
          List.of(List.of(1)),
          Map.of(),
          Map.of("amount", "1.00", "currency", "EUR"),
          Map.of("amount", "1.001", "currency", "EUR"),
          Map.of("amount", "1", "currency", "XXX"));

  @Property(tries = 3000)
  void shouldAdmitOrRefuseWithAPointerAndNeverThrow(@ForAll("mutated") Map<String, Object> event) {
    Admission admission = ADMITTING.admit(Envelopes.BILLING, Envelope.plain(nullable(event)));

    switch (admission) {
      case Admitted let -> shouldSurviveAvro(let.event());
      case Refused refused ->
          assertThat(refused.faults())
              .isNotEmpty()
              .allSatisfy(
                  fault -> {
                    assertThat(fault.where()).startsWith("/");
                    assertThat(fault.detail()).isNotBlank().hasSizeLessThan(500);
                  });
    }
  }

  @Property
  void shouldAdmitEveryExampleOfTheCatalogue(@ForAll("examples") Map<String, Object> event) {
    assertThat(ADMITTING.admit(Envelopes.BILLING, Envelope.plain(nullable(event))))
        .isInstanceOf(Admitted.class);
  }

  private static void shouldSurviveAvro(AdmittedEvent event) {
    CustomerEvent read = throughBytes(AvroEvents.of(event));

    assertThat(Attributes.values(event.type(), read.getAttributes())).isEqualTo(event.attributes());
    assertThat(read.getTime()).isEqualTo(event.time());
    assertThat(read.getReceivedAt()).isEqualTo(event.receivedAt());
    assertThat(List.of(read.getId(), read.getSource(), read.getType(), read.getCustomerId()))
        .containsExactly(event.id(), event.source(), event.type().name(), event.customerId());
  }

  private static CustomerEvent throughBytes(CustomerEvent event) {
    try {
      return CustomerEvent.fromByteBuffer(event.toByteBuffer());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Provide
  Arbitrary<Map<String, @Nullable Object>> examples() {
    return Arbitraries.of(Examples.all());
  }

  @Provide
  Arbitrary<Map<String, @Nullable Object>> mutated() {
    return Arbitraries.of(Examples.all())
        .flatMap(
            event ->
                Arbitraries.longs()
                    .map(
                        seed -> {
                          Random random = new Random(seed);
                          Map<String, @Nullable Object> mutated = copy(named(event));
                          for (int i = random.nextInt(3); i >= 0; i--) {
                            mutate(mutated, random);
                          }
                          return mutated;
                        }));
  }

  /** Changes, drops or adds one member, here or in an object or a list within. */
  @SuppressWarnings("unchecked")
  private static void mutate(Map<String, @Nullable Object> object, Random random) {
    List<String> names = new ArrayList<>(object.keySet());
    if (names.isEmpty() || random.nextInt(8) == 0) {
      object.put("x" + random.nextInt(), odd(random));
      return;
    }
    String name = names.get(random.nextInt(names.size()));
    Object value = object.get(name);
    if (value instanceof Map<?, ?> inner && random.nextInt(4) != 0) {
      mutate((Map<String, @Nullable Object>) inner, random);
    } else if (random.nextInt(4) == 0) {
      object.remove(name);
    } else if (random.nextInt(6) == 0) {
      object.put(name.substring(1) + "~/", value);
    } else {
      object.put(name, odd(random));
    }
  }

  private static @Nullable Object odd(Random random) {
    Object odd = ODD.get(random.nextInt(ODD.size()));
    return odd instanceof Map<?, ?> map ? named(map) : odd;
  }

  private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> object) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    object.forEach(
        (name, value) ->
            copy.put(name, value instanceof Map<?, ?> inner ? copy(named(inner)) : value));
    return copy;
  }

  private static Map<String, @Nullable Object> named(Map<?, ?> object) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    object.forEach((name, value) -> named.put(String.valueOf(name), value));
    return named;
  }

  private static Map<String, @Nullable Object> nullable(Map<String, Object> event) {
    return new LinkedHashMap<>(event);
  }
}
