package dev.pillowmint.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What is sealed opens to what was given, in its own place only, and tells nothing meanwhile. */
class SealedEventsProperties {
  private static final SealedEvents SEALED = new SealedEvents(EventTypes.shipped());
  private static final String TYPE = "customer.noted";
  private static final DataKey KEY = DataKey.generate("C-1");

  @Property
  void shouldOpenToWhatWasGiven(@ForAll("values") Attribute value, @ForAll String other) {
    CustomerEvent event =
        event(
            "C-1",
            TYPE,
            Map.of("note", value, "other", Attribute.newBuilder().setText(other).build()));

    CustomerEvent sealed = SEALED.seal(event, KEY);

    assertThat(sealed.getAttributes()).doesNotContainEntry("note", value);
    assertThat(SealedEvents.keyIds(sealed)).containsExactly(KEY.name().id());
    assertThat(SealedEvents.unseal(sealed, keys())).isEqualTo(event);
  }

  @Property
  void shouldRefuseAFlippedBit(
      @ForAll("values") Attribute value, @ForAll @IntRange(max = 100_000) int at) {
    CustomerEvent sealed = SEALED.seal(event("C-1", TYPE, Map.of("note", value)), KEY);
    String text = note(sealed).getText();
    int start = text.lastIndexOf(':') + 1;
    byte[] bytes = Base64.getUrlDecoder().decode(text.substring(start));
    int bit = at % (bytes.length * 8);
    bytes[bit / 8] ^= (byte) (1 << (bit % 8));

    CustomerEvent changed =
        event(
            "C-1",
            TYPE,
            Map.of(
                "note",
                text(
                    text.substring(0, start)
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))));

    assertThatThrownBy(() -> SealedEvents.unseal(changed, keys()))
        .isInstanceOf(BrokenSealException.class)
        .hasMessageContaining("note");
  }

  @Property
  void shouldOpenNowhereElse(@ForAll("values") Attribute value) {
    Attribute moved = note(SEALED.seal(event("C-1", TYPE, Map.of("note", value)), KEY));

    for (CustomerEvent elsewhere :
        List.of(
            event("C-2", TYPE, Map.of("note", moved)),
            event("C-1", "customer.praised", Map.of("note", moved)),
            event("C-1", TYPE, Map.of("interests", moved)))) {
      assertThatThrownBy(() -> SealedEvents.unseal(elsewhere, keys()))
          .isInstanceOf(BrokenSealException.class);
    }
  }

  @Property
  void shouldLeaveNothingOfItInTheRecord(@ForAll @IntRange(max = 100_000) int number)
      throws IOException {
    String canary = "canary-%06d-canary".formatted(number);

    CustomerEvent sealed = SEALED.seal(event("C-1", TYPE, Map.of("note", text(canary))), KEY);

    assertThat(new String(sealed.toByteBuffer().array(), StandardCharsets.ISO_8859_1))
        .doesNotContain("canary");
  }

  @Example
  void shouldLeaveOutWhatNobodyHasTheKeyOfAndKeepTheRest() {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    attributes.put("fee", text("return service"));
    attributes.put("note", text("x"));
    CustomerEvent sealed = SEALED.seal(event("C-1", TYPE, attributes), KEY);

    assertThat(SealedEvents.unseal(sealed, Map.of()).getAttributes())
        .isEqualTo(Map.of("fee", text("return service")));
  }

  @Example
  void shouldLeaveAsItIsWhatWasNeverSealed() {
    CustomerEvent event = event("C-1", TYPE, Map.of("note", text("sealed: by hand")));

    assertThat(SealedEvents.keyIds(event)).isEmpty();
    assertThat(SealedEvents.unseal(event, keys())).isEqualTo(event);
  }

  @Example
  void shouldGiveBackWhatOnlyLookedSealed() {
    Attribute sealedBefore = note(SEALED.seal(event("C-1", TYPE, Map.of("note", text("x"))), KEY));
    CustomerEvent event = event("C-1", TYPE, Map.of("notPersonal", sealedBefore));

    assertThat(SealedEvents.unseal(SEALED.seal(event, KEY), keys())).isEqualTo(event);
  }

  @Example
  void shouldNotSealUnderAnothersKey() {
    CustomerEvent event = event("C-2", TYPE, Map.of("note", text("x")));

    assertThatThrownBy(() -> SEALED.seal(event, KEY)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Another schema: add this one to what {@link Seal} decodes with, or the log is lost. */
  @Example
  void shouldOpenWhatWasSealedUnderTheFirstSchema() throws IOException {
    byte[] marked = Arrays.copyOf(text("").toByteBuffer().array(), 10);

    assertThat(HexFormat.of().formatHex(marked)).isEqualTo("c3018ad8d29f920647b2");
  }

  @Provide
  Arbitrary<Attribute> values() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(200).map(SealedEventsProperties::text),
        Arbitraries.strings()
            .list()
            .ofMaxSize(5)
            .map(texts -> Attribute.newBuilder().setTexts(texts).build()),
        Arbitraries.longs().map(number -> Attribute.newBuilder().setInteger(number).build()),
        Arbitraries.longs()
            .map(minor -> Attribute.newBuilder().setMoney(new Money(minor, "EUR")).build()),
        Arbitraries.of(true, false).map(flag -> Attribute.newBuilder().setFlag(flag).build()),
        Arbitraries.of(LocalDate.of(1980, 2, 29), LocalDate.EPOCH)
            .map(date -> Attribute.newBuilder().setDate(date).build()));
  }

  private static Map<String, DataKey> keys() {
    return Map.of(KEY.name().id(), KEY);
  }

  private static Attribute note(CustomerEvent event) {
    return Objects.requireNonNull(event.getAttributes().get("note"));
  }

  private static Attribute text(String text) {
    return Attribute.newBuilder().setText(text).build();
  }

  private static CustomerEvent event(
      String customer, String type, Map<String, Attribute> attributes) {
    return CustomerEvent.newBuilder()
        .setId("1")
        .setSource("crm")
        .setType(type)
        .setCustomerId(customer)
        .setTime(Instant.EPOCH)
        .setAttributes(attributes)
        .build();
  }
}
