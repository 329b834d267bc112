package dev.pillowmint.followup.send.unsubscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pillowmint.followup.SettableClock;
import dev.pillowmint.followup.send.unsubscribe.UnsubscribeLinks.Reading;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnsubscribeLinksTest {
  private static final String SECRET = "s".repeat(40);
  private static final String OLDER = "o".repeat(40);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
  private final UUID followUp = UUID.randomUUID();

  @Test
  void shouldReadItsOwnLinksBack() {
    assertThat(links(SECRET, null).read(links(SECRET, null).token(followUp)))
        .isEqualTo(new Reading.Valid(followUp));
  }

  @Test
  void shouldRefuseALinkOfWhichASingleCharacterWasChanged() {
    String token = links(SECRET, null).token(followUp);
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(links(SECRET, null).read(changed)).as(changed).isEqualTo(new Reading.Forged());
    }
  }

  @Test
  void shouldRefuseWhatIsNoLink() {
    UnsubscribeLinks links = links(SECRET, null);
    String token = links.token(followUp);
    for (String bad : new String[] {"", "x", token + "A", token.substring(1), "ä".repeat(75)}) {
      assertThat(links.read(bad)).isEqualTo(new Reading.Forged());
    }
    assertThat(links(OLDER, null).read(token)).isEqualTo(new Reading.Forged());
  }

  @Test
  void shouldAcceptWhatThePreviousSecretSigned() {
    String token = links(OLDER, null).token(followUp);
    assertThat(links(SECRET, OLDER).read(token)).isEqualTo(new Reading.Valid(followUp));
  }

  @Test
  void shouldSayThatALinkIsTooOld() {
    String token = links(SECRET, null).token(followUp);
    clock.advance(Duration.ofDays(400));
    assertThat(links(SECRET, null).read(token)).isEqualTo(new Reading.Valid(followUp));
    clock.advance(Duration.ofSeconds(1));
    assertThat(links(SECRET, null).read(token)).isEqualTo(new Reading.TooOld());
  }

  @Test
  void shouldAskForASecretThatCannotBeGuessed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> links("short", null))
        .withMessageContaining("at least 32 characters")
        .withMessageContaining("openssl rand");
    assertThatIllegalArgumentException().isThrownBy(() -> links(null, null));
  }

  private UnsubscribeLinks links(@Nullable String secret, @Nullable String previous) {
    URI address = URI.create("https://care.example.org");
    return new UnsubscribeLinks(
        new UnsubscribeSettings(address, secret, previous, Duration.ofDays(400)), clock);
  }
}
