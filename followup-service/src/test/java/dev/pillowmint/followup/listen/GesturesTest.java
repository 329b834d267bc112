package dev.pillowmint.followup.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pillowmint.followup.plan.BadRecordException;
import dev.pillowmint.followup.plan.Channel;
import dev.pillowmint.followup.plan.GrantedGesture;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.FollowUpStep;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.GestureKind;
import dev.pillowmint.schemas.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GesturesTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void shouldReadTheChannelsAndTheEndOfAStep() {
    GrantedGesture.Step step =
        read(aStep(List.of("email", "webhook:letters", "worklist"), 3600L)).steps().getFirst();

    assertThat(step.channels())
        .containsExactly(Channel.EMAIL, Channel.webhook("letters"), Channel.WORKLIST);
    assertThat(step.until()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void shouldReadWhoCarriesItOutAndHow() {
    Gesture gesture =
        Gesture.newBuilder(aGesture(aStep(List.of(), null)))
            .setForm("find-personal")
            .setRole("care-team")
            .setUntil(NOON.plusSeconds(9))
            .setPoints(5L)
            .setWelcomeHours(true)
            .build();

    GrantedGesture read = Gestures.of("ada", gesture);

    assertThat(read.act()).isEqualTo(GrantedGesture.Act.FIND_PERSONAL);
    assertThat(read.terms())
        .isEqualTo(
            new GrantedGesture.Terms("find-personal", NOON.plusSeconds(9), 5L, "care-team", true));
  }

  @Test
  void shouldRefuseWhatIsNoChannelAndSayWhatIs() {
    assertThatThrownBy(() -> read(aStep(List.of("pigeon"), null)))
        .isInstanceOf(BadRecordException.class)
        .hasMessageContaining("Step \"ask\"")
        .hasMessageContaining("\"pigeon\" is no channel; expected \"email\"");
  }

  @Test
  void shouldRefuseAChannelTwice() {
    assertThatThrownBy(() -> read(aStep(List.of("email", "email"), null)))
        .isInstanceOf(BadRecordException.class)
        .hasMessageContaining("expected each once");
  }

  @Test
  void shouldRefuseAnEndBeforeTheBeginning() {
    assertThatThrownBy(() -> read(aStep(List.of(), 60L)))
        .isInstanceOf(BadRecordException.class)
        .hasMessageContaining("untilSeconds is 60; expected more than afterSeconds, 60");
  }

  private static GrantedGesture read(FollowUpStep step) {
    return Gestures.of("ada", aGesture(step));
  }

  private static FollowUpStep aStep(
      List<String> channels, @org.jspecify.annotations.Nullable Long until) {
    return FollowUpStep.newBuilder()
        .setStep("ask")
        .setKind(FollowUpKind.AFTER_CARE)
        .setAfterSeconds(60)
        .setChannels(channels)
        .setUntilSeconds(until)
        .build();
  }

  private static Gesture aGesture(FollowUpStep step) {
    return Gesture.newBuilder()
        .setId("g")
        .setDecisionId("d")
        .setCustomerId("ada")
        .setEventSource("billing")
        .setEventId("e")
        .setEventType("fee.charged")
        .setPolicy("house")
        .setPolicyVersion(1)
        .setRule("no-petty-fee")
        .setKind(GestureKind.GIFT)
        .setLedger(Ledger.GOODWILL)
        .setDescription("a book")
        .setGrantedAt(NOON)
        .setDueAt(NOON.plusSeconds(60))
        .setFollowUps(List.of(step))
        .build();
  }
}
