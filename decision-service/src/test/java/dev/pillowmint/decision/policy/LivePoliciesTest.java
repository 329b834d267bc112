package dev.pillowmint.decision.policy;

import static dev.pillowmint.decision.policy.Versions.NOON;
import static dev.pillowmint.decision.policy.Versions.aVersion;
import static dev.pillowmint.decision.policy.Versions.anActive;
import static dev.pillowmint.decision.policy.Versions.book;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.decision.policy.PolicyVersion.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LivePoliciesTest {
  private final Policy fallback = Versions.policy("house", 1);
  private final LivePolicies live = new LivePolicies(Versions.compiler(), fallback);

  @Test
  void shouldDecideByTheFallbackUntilAVersionDoes() {
    assertThat(live.active(NOON)).isSameAs(fallback);
    assertThat(live.waitsFor()).isPresent();

    live.read(book(anActive("shop", 1, NOON.plusSeconds(60))), NOON);
    live.complete();

    assertThat(live.waitsFor()).isEmpty();
    assertThat(live.active(NOON)).isSameAs(fallback);
    assertThat(live.active(NOON.plusSeconds(60)).name()).isEqualTo("shop");
  }

  @Test
  void shouldKeepThePreviousWhereAVersionDoesNotCompile() {
    live.read(book(anActive("shop", 1, NOON), broken("shop", 2, NOON.plusSeconds(60))), NOON);

    assertThat(live.active(NOON.plusSeconds(90)).version()).isEqualTo(1);
    assertThat(live.refused()).containsOnlyKeys(new PolicyVersion.Id("shop", 2));
    assertThat(live.refused().get(new PolicyVersion.Id("shop", 2))).contains("refnud");
  }

  @Test
  void shouldNotBeginWithAnOlderVersionThanTheActivatedOne() {
    PolicyVersion shadow = broken("shadow", 1, NOON).in(State.SHADOW, null, "ann", NOON);
    live.read(
        book(anActive("shop", 1, NOON), broken("shop", 2, NOON.plusSeconds(60)), shadow), NOON);
    live.complete();

    assertThat(live.waitsFor())
        .contains("policy shop/2 is activated and does not compile here; the log says why");

    live.read(book(anActive("shop", 1, NOON), shadow), NOON);
    live.complete();
    assertThat(live.waitsFor()).isEmpty();

    live.read(book(anActive("shop", 1, NOON), broken("shop", 2, NOON)), NOON);
    live.complete();
    assertThat(live.waitsFor()).as("once begun, it goes on").isEmpty();
  }

  @Test
  void shouldStayWithTheFallbackWhereNothingCompiles() {
    live.read(book(broken("shop", 1, NOON), broken("shop", 2, NOON)), NOON.plusSeconds(1));

    assertThat(live.active(NOON.plusSeconds(1))).isSameAs(fallback);
    assertThat(live.refused()).hasSize(2);
  }

  @Test
  void shouldRefuseADocumentThatSaysItIsAnother() {
    PolicyVersion lying =
        new PolicyVersion(
            new PolicyVersion.Id("shop", 2),
            State.ACTIVE,
            Versions.document("shop", 1),
            "ann",
            NOON,
            null,
            null,
            null);

    live.read(book(lying), NOON);

    assertThat(live.active(NOON)).isSameAs(fallback);
    assertThat(live.refused().get(new PolicyVersion.Id("shop", 2))).contains("shop/1");
  }

  @Test
  void shouldShowTheShadowsThatCompile() {
    live.read(
        book(
            aVersion("shop", 1, State.SHADOW, null),
            aVersion("shop", 2, State.ACCEPTED, null),
            aVersion("beach", 1, State.RETIRED, null)),
        NOON);

    assertThat(live.shadows()).singleElement().returns("shop", Policy::name);
  }

  @Test
  void shouldNotCompileAgainWhatItKnows() {
    PolicyBook book = book(anActive("shop", 1, NOON));
    live.read(book, NOON);
    Policy before = live.active(NOON);

    live.read(book.with(5, aVersion("shop", 2, State.ACCEPTED, null)), NOON);

    assertThat(live.active(NOON)).isSameAs(before);
  }

  private static PolicyVersion broken(String name, int version, Instant from) {
    return new PolicyVersion(
        new PolicyVersion.Id(name, version),
        State.ACTIVE,
        Versions.document(name, version).replace("refund", "refnud"),
        "ann",
        NOON,
        from,
        null,
        null);
  }
}
