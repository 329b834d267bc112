package dev.pillowmint.followup.story;

import static dev.pillowmint.followup.story.DecisionBuilder.MONDAY_TEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.followup.plan.EventRef;
import dev.pillowmint.followup.story.Choices.Chosen;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChoicesTest {
  private final ChroniclesInMemory chronicles = new ChroniclesInMemory();
  private final Memory memory = new Memory(chronicles);
  private final Choices choices = new Choices(chronicles, Clock.fixed(MONDAY_TEN, ZoneOffset.UTC));

  @Test
  void shouldRecordWhatTheCustomerChoseOnce() {
    memory.hear(aChoice());

    assertThat(choices.choose("g", "voucher", true, "ada")).isInstanceOf(Chosen.Recorded.class);
    assertThat(choices.choose("g", "voucher", true, "ada")).isInstanceOf(Chosen.Recorded.class);
    assertThat(choices.choose("g", "as-it-is", false, "kim"))
        .isInstanceOf(Chosen.ChosenBefore.class);

    assertThat(chronicles.announcements())
        .singleElement()
        .satisfies(a -> assertThat(a.type()).isEqualTo("gesture.choice-made"))
        .satisfies(
            a ->
                assertThat(a.attributes())
                    .isEqualTo(
                        Map.of(
                            "gestureId", "g",
                            "form", "voucher",
                            "consent", true,
                            "staffId", "ada")));
  }

  @Test
  void shouldNeedConsentWhereTheGestureSaysSo() {
    memory.hear(aChoice());

    assertThat(choices.choose("g", "voucher", false, "ada"))
        .isInstanceOf(Chosen.NeedsConsent.class);
    assertThat(choices.choose("g", "points", true, "ada")).isInstanceOf(Chosen.NoSuchForm.class);
    assertThat(choices.choose("none", "points", true, "ada")).isInstanceOf(Chosen.Unknown.class);
    assertThat(choices.choose("g", "as-it-is", false, "ada")).isInstanceOf(Chosen.Recorded.class);
  }

  @Test
  void shouldHearAChoiceThatAnotherSystemRecorded() {
    memory.hear(aChoice());
    memory.hear(
        new Moment(
            new EventRef("portal", "1"),
            "c",
            "gesture.choice-made",
            MONDAY_TEN,
            Map.of("gestureId", "g", "form", "voucher", "consent", true)));

    assertThat(choices.choose("g", "as-it-is", false, "ada"))
        .isInstanceOfSatisfying(
            Chosen.ChosenBefore.class, b -> assertThat(b.made().by()).isEqualTo("portal"));
  }

  private static Choice aChoice() {
    return new Choice(
        "g",
        "c",
        "money back",
        null,
        List.of(new Choice.Alternative("voucher", Amount.of("9.00", "EUR"), null, null, true)),
        MONDAY_TEN,
        null);
  }
}
