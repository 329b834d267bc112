package dev.pillowmint.intake.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pillowmint.intake.audit.AdministrativeAct.Outcome;
import dev.pillowmint.intake.keys.ApiKey.State;
import dev.pillowmint.intake.keys.ManageKeys.Issued;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ManageKeysTest {
  private static final KeyRequest BILLING = asking("billing", null);

  private Instant now = Instant.parse("2026-03-02T12:00:00Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private final KeyHashing hashing = key -> ("hash of " + key).getBytes(StandardCharsets.UTF_8);
  private final Keyring keyring = new Keyring(hashing, clock);
  private final InMemoryKeys store = new InMemoryKeys(keyring);
  private final ManageKeys keys =
      new ManageKeys(store, store, hashing, Set.of("fee.charged"), clock);

  @Test
  void shouldLetInWithTheKeyThatItMade() {
    Issued issued = keys.create(BILLING, "ada");

    assertThat(issued.text().whole()).matches("pm_[0-9A-Za-z]{12}_[0-9A-Za-z]{43}");
    assertThat(keyring.find(issued.text().whole()).orElseThrow().rights().source())
        .isEqualTo("billing");
    assertThat(keyring.find(changed(issued.text().whole()))).isEmpty();
    assertThat(keyring.find("pm_000000000000_" + "0".repeat(43))).isEmpty();
    assertThat(keyring.find("pm_" + issued.key().id())).isEmpty();
  }

  @Test
  void shouldNotSayTheKeyWhereSomebodyPrintsIt() {
    Issued issued = keys.create(BILLING, "ada");
    String secret = issued.text().whole().substring(16);

    assertThat(issued.toString()).doesNotContain(secret);
    assertThat(store.acts.toString()).doesNotContain(secret).contains(issued.key().id());
  }

  @Test
  void shouldRefuseAnExpiredKey() {
    Issued issued = keys.create(asking("billing", now.plusSeconds(60)), "ada");

    now = now.plusSeconds(59);
    assertThat(keyring.find(issued.text().whole())).isPresent();
    now = now.plusSeconds(1);
    assertThat(keyring.find(issued.text().whole())).isEmpty();
  }

  @Test
  void shouldLetTheOldKeyInUntilTheOverlapIsOver() {
    Issued old = keys.create(BILLING, "ada");

    Issued next = keys.rotate(old.key().id(), Duration.ofHours(1), null, "ben");

    now = now.plus(Duration.ofMinutes(59));
    assertThat(keyring.find(old.text().whole())).isPresent();
    assertThat(keyring.find(next.text().whole())).isPresent();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(keyring.find(old.text().whole())).isEmpty();
    assertThat(keyring.find(next.text().whole()).orElseThrow().rights())
        .isEqualTo(old.key().rights());
  }

  @Test
  void shouldNotMakeAKeyLiveLongerByRotatingIt() {
    Issued old = keys.create(asking("billing", now.plus(Duration.ofDays(10))), "ada");
    now = now.plus(Duration.ofDays(9));

    Issued next = keys.rotate(old.key().id(), Duration.ofDays(30), null, "ada");

    assertThat(keyring.keys().byId().get(old.key().id()))
        .extracting("expiresAt")
        .isEqualTo(now.plus(Duration.ofDays(1)));
    assertThat(next.key().expiresAt()).isEqualTo(now.plus(Duration.ofDays(10)));
  }

  @Test
  void shouldRotateAKeyOnce() {
    Issued old = keys.create(BILLING, "ada");
    Issued next = keys.rotate(old.key().id(), Duration.ofHours(1), null, "ada");

    assertThatThrownBy(() -> keys.rotate(old.key().id(), Duration.ofHours(1), null, "ben"))
        .isInstanceOf(KeyRefusedException.class)
        .hasMessageContaining("rotate " + next.key().id());
    assertThat(store.acts.getLast().outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(keyring.keys().byId()).hasSize(2);
  }

  @Test
  void shouldRefuseARevokedKeyAtOnceAndForGood() {
    Issued issued = keys.create(BILLING, "ada");

    keys.revoke(issued.key().id(), "ben");
    ApiKey again = keys.revoke(issued.key().id(), "cleo");

    assertThat(keyring.find(issued.text().whole())).isEmpty();
    assertThat(again.state(now)).isEqualTo(State.REVOKED);
    assertThat(again.revoked()).extracting("by").isEqualTo("ben");
    assertThatThrownBy(() -> keys.rotate(issued.key().id(), Duration.ZERO, null, "ada"))
        .isInstanceOf(KeyRefusedException.class);
  }

  @Test
  void shouldNameEveryFaultOfARequest() {
    KeyRequest wrong =
        new KeyRequest(" ", List.of("fee.charged", "fee.chraged"), List.of("C\n"), now);

    KeyRefusedException refused =
        catchThrowableOfType(KeyRefusedException.class, () -> keys.create(wrong, "ada"));

    assertThat(refused.faults())
        .extracting(KeyRefusedException.Fault::pointer)
        .containsExactly("/source", "/types/1", "/customers/0", "/expiresAt");
    assertThatThrownBy(() -> keys.rotate("x", Duration.ofDays(31), null, "ada"))
        .isInstanceOf(KeyRefusedException.class)
        .hasMessageContaining("P30D");
    assertThatThrownBy(() -> keys.revoke("nobody", "ada"))
        .hasMessageContaining("no key with the id \"nobody\"");
  }

  @Test
  void shouldMakeAndAdmitNoKeyWithoutAPepper() {
    KeyHashing none =
        new KeyHashing() {
          @Override
          public byte[] hash(String key) {
            return new byte[0];
          }

          @Override
          public boolean canHash() {
            return false;
          }
        };
    ManageKeys unable = new ManageKeys(store, store, none, Set.of(), clock);
    String key = keys.create(BILLING, "ada").text().whole();
    Keyring other = new Keyring(none, clock);
    other.take(keyring.keys());

    assertThatThrownBy(() -> unable.create(BILLING, "ada"))
        .hasMessageContaining("pillowmint.access.pepper");
    assertThat(other.find(key)).isEmpty();
  }

  private static String changed(String key) {
    char last = key.charAt(key.length() - 1);
    return key.substring(0, key.length() - 1) + (last == 'a' ? 'b' : 'a');
  }

  private static KeyRequest asking(String source, @Nullable Instant expiresAt) {
    return new KeyRequest(source, List.of(), List.of(), expiresAt);
  }
}
