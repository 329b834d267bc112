package dev.pillowmint.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.FollowUpStep;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.GestureKind;
import dev.pillowmint.schemas.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

/** Texts open to what was given, for their customer and in their own place only. */
class SealedTextsProperties {
  private static final String CUSTOMER = "C-1";
  private static final DataKey KEY = DataKey.generate(CUSTOMER);
  private static final Map<String, DataKey> KEYS = Map.of(KEY.name().id(), KEY);

  @Property
  void shouldOpenToWhatWasGivenAndTellNothingMeanwhile(
      @ForAll @Size(4) @UniqueElements List<String> texts) {
    Gesture gesture = gesture(texts);
    Gesture given = Gesture.newBuilder(gesture).build();

    Gesture sealed = SealedTexts.seal(gesture, KEY);

    assertThat(texts(sealed)).allMatch(text -> text.startsWith("sealed:" + KEY.name().id() + ":"));
    List<FollowUpStep> steps = sealed.getFollowUps();
    assertThat(SealedTexts.keyIds(sealed)).containsExactly(KEY.name().id());
    assertThat(sealed.getFollowUps()).as("reading changes nothing").isSameAs(steps);
    assertThat(SealedTexts.open(sealed, CUSTOMER, KEYS)).isEqualTo(given);
    assertThat(gesture).as("what was given stays as it was").isEqualTo(given);
  }

  @Example
  void shouldBeEmptyOnceItsKeyIsDeleted() {
    Gesture sealed = SealedTexts.seal(gesture(List.of("a", "b", "c", "d")), KEY);

    assertThat(texts(SealedTexts.open(sealed, CUSTOMER, Map.of()))).containsOnly("");
  }

  @Example
  void shouldLeaveWhatWasNeverSealed() {
    Gesture gesture = gesture(List.of("a", "b", "c", "sealed: with a kiss"));

    assertThat(SealedTexts.keyIds(gesture)).isEmpty();
    assertThat(SealedTexts.open(gesture, CUSTOMER, KEYS)).isEqualTo(gesture);
  }

  @Example
  void shouldNotOpenForAnotherCustomerNorInAnotherPlace() {
    Gesture sealed = SealedTexts.seal(gesture(List.of("a", "b", "c", "d")), KEY);
    Gesture swapped =
        Gesture.newBuilder(sealed).setDescription(String.valueOf(sealed.getCustomerText())).build();

    assertThatThrownBy(() -> SealedTexts.open(sealed, "C-2", KEYS))
        .isInstanceOf(BrokenSealException.class);
    assertThatThrownBy(() -> SealedTexts.open(swapped, CUSTOMER, KEYS))
        .isInstanceOf(BrokenSealException.class)
        .hasMessageContaining("Gesture.description");
  }

  private static List<String> texts(Gesture gesture) {
    return List.of(
        gesture.getDescription(),
        String.valueOf(gesture.getCustomerText()),
        String.valueOf(gesture.getFollowUps().get(0).getText()),
        String.valueOf(gesture.getFollowUps().get(1).getText()));
  }

  private static Gesture gesture(List<String> texts) {
    return Gesture.newBuilder()
        .setId("g-1")
        .setDecisionId("d-1")
        .setCustomerId(CUSTOMER)
        .setEventSource("desk")
        .setEventId("e-1")
        .setEventType("item.left-behind")
        .setPolicy("house")
        .setPolicyVersion(1)
        .setRule("sent-back")
        .setKind(GestureKind.GIFT)
        .setLedger(Ledger.GOODWILL)
        .setDescription(texts.get(0))
        .setCustomerText(texts.get(1))
        .setGrantedAt(Instant.EPOCH)
        .setDueAt(Instant.EPOCH)
        .setFollowUps(List.of(step("one", texts.get(2)), step("two", texts.get(3))))
        .build();
  }

  private static FollowUpStep step(String step, String text) {
    return FollowUpStep.newBuilder()
        .setStep(step)
        .setKind(FollowUpKind.THANK_YOU_NOTE)
        .setAfterSeconds(1)
        .setText(text)
        .build();
  }
}
