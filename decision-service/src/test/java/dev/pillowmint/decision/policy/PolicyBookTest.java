package dev.pillowmint.decision.policy;

import static dev.pillowmint.decision.policy.Versions.NOON;
import static dev.pillowmint.decision.policy.Versions.aVersion;
import static dev.pillowmint.decision.policy.Versions.anActive;
import static dev.pillowmint.decision.policy.Versions.book;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.decision.policy.PolicyVersion.State;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyBookTest {

  @Test
  void shouldDecideByTheOneThatBeganLast() {
    PolicyBook book =
        book(
            anActive("house", 1, NOON),
            anActive("house", 2, NOON.plusSeconds(60)),
            anActive("house", 3, NOON.plusSeconds(30)));

    assertThat(book.active(NOON.plusSeconds(59))).first().returns(3, v -> v.id().version());
    assertThat(book.active(NOON.plusSeconds(60))).first().returns(2, v -> v.id().version());
    assertThat(book.planned(NOON)).extracting(v -> v.id().version()).containsExactly(2, 3);
    assertThat(book.active(NOON.minusSeconds(1))).isEmpty();
  }

  @Test
  void shouldPreferTheHigherVersionOfTwoThatBeginTogether() {
    PolicyBook book = book(anActive("house", 2, NOON), anActive("house", 1, NOON));

    assertThat(book.active(NOON)).first().returns(2, v -> v.id().version());
  }

  @Test
  void shouldBeginAtItsAcceptanceWithoutATime() {
    PolicyBook book = book(aVersion("house", 1, State.ACTIVE, null));

    assertThat(book.active(NOON)).hasSize(1);
  }

  @Test
  void shouldKeepTheLastRecordOfAVersion() {
    PolicyBook book = book(anActive("house", 1, NOON), aVersion("house", 1, State.RETIRED, null));

    assertThat(book.active(NOON)).isEmpty();
    assertThat(book.latest("house")).isEqualTo(1);
    assertThat(book.revision()).isEqualTo(1);
  }

  @Test
  void shouldForgetWhatIsDeleted() {
    PolicyBook book =
        book(anActive("house", 1, NOON)).without(7, Optional.of(new PolicyVersion.Id("house", 1)));

    assertThat(book.versions()).isEmpty();
    assertThat(book.revision()).isEqualTo(7);
  }

  @Test
  void shouldListByNameTheNewestFirst() {
    PolicyBook book =
        book(anActive("house", 1, NOON), anActive("beach", 1, NOON), anActive("house", 2, NOON));

    assertThat(book.versions())
        .extracting(v -> v.id().toString())
        .containsExactly("beach/1", "house/2", "house/1");
  }
}
