package dev.pillowmint.decision.policy;

import static dev.pillowmint.decision.policy.Versions.NOON;
import static dev.pillowmint.decision.policy.Versions.aVersion;
import static dev.pillowmint.decision.policy.Versions.anActive;
import static dev.pillowmint.decision.policy.Versions.book;
import static dev.pillowmint.decision.policy.Versions.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pillowmint.decision.policy.PolicyConflictException.Kind;
import dev.pillowmint.decision.policy.PolicyVersion.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PolicyChangesTest {
  private static final Instant NOW = NOON.plus(Duration.ofHours(1));

  @Test
  void shouldPutTheNextVersionForNothingYet() {
    assertThat(changes(book(anActive("shop", 1, NOON))).put(policy("shop", 2)))
        .singleElement()
        .satisfies(
            v -> {
              assertThat(v.id()).isEqualTo(new PolicyVersion.Id("shop", 2));
              assertThat(v.state()).isEqualTo(State.ACCEPTED);
              assertThat(v.author()).isEqualTo("ben");
              assertThat(v.acceptedAt()).isEqualTo(NOW);
            });
  }

  @Test
  void shouldRefuseToPutAnythingButTheNextVersion() {
    PolicyBook book = book(anActive("shop", 1, NOON), aVersion("shop", 2, State.RETIRED, null));

    assertRefused(Kind.STATE, () -> changes(book).put(policy("shop", 4)), "set \"version: 3\"");
    assertThat(changes(book).put(policy("shop", 2))).as("the same again").isEmpty();
    assertRefused(
        Kind.STATE,
        () ->
            changes(book)
                .put(
                    Versions.compiler()
                        .compile("x", Versions.document("shop", 2).replace("5.00", "6.00"))),
        "set \"version: 3\"");
  }

  @Test
  void shouldNotTakeTheFallbacksVersionForAnotherDocument() {
    Policy changed =
        Versions.compiler().compile("x", Versions.document("house", 3).replace("5.00", "6.00"));

    assertRefused(Kind.STATE, () -> changes(PolicyBook.EMPTY).put(changed), "set \"version: 4\"");
    assertThat(changes(PolicyBook.EMPTY).put(policy("house", 3))).hasSize(1);
    assertThat(changes(PolicyBook.EMPTY).put(policy("house", 4))).hasSize(1);
  }

  @Test
  void shouldActivateAtOnceOrLaterButNotInThePast() {
    PolicyBook book = book(aVersion("shop", 1, State.ACCEPTED, null));
    PolicyVersion.Id id = new PolicyVersion.Id("shop", 1);
    Instant tomorrow = NOW.plus(Duration.ofDays(1));

    assertThat(changes(book).activate(id, null)).singleElement().returns(NOW, PolicyVersion::from);
    assertThat(changes(book).activate(id, tomorrow))
        .singleElement()
        .returns(tomorrow, PolicyVersion::from);
    assertRefused(Kind.STATE, () -> changes(book).activate(id, NOON), "is past");
    assertRefused(
        Kind.UNKNOWN,
        () -> changes(book).activate(new PolicyVersion.Id("shop", 2), null),
        "no policy version");
  }

  @Test
  void shouldChangeNothingWhereAVersionDecidesAlready() {
    PolicyBook book = book(anActive("shop", 1, NOON));

    assertThat(changes(book).activate(new PolicyVersion.Id("shop", 1), null)).isEmpty();
  }

  @Test
  void shouldNotTakeAwayTheOneThatDecides() {
    PolicyBook book = book(anActive("shop", 1, NOON));
    PolicyVersion.Id id = new PolicyVersion.Id("shop", 1);

    assertRefused(Kind.STATE, () -> changes(book).retire(id), "decides now");
    assertRefused(Kind.STATE, () -> changes(book).shadow(id), "decides now");
    assertRefused(Kind.STATE, () -> changes(book).activate(id, NOW.plusSeconds(60)), "decides now");
  }

  @Test
  void shouldRollBackToTheOneBefore() {
    PolicyBook book = book(anActive("shop", 1, NOON), anActive("shop", 2, NOON.plusSeconds(60)));

    List<PolicyVersion> written = changes(book).rollBack();

    assertThat(written)
        .extracting(PolicyVersion::state)
        .containsExactly(State.RETIRED, State.ACTIVE);
    PolicyBook after = book.with(5, written.getFirst()).with(6, written.getLast());
    assertThat(after.active(NOW)).extracting(v -> v.id().version()).containsExactly(1);
    assertThat(changes(after).rollBack()).hasSize(1);
    assertRefused(
        Kind.STATE, () -> changes(PolicyBook.EMPTY).rollBack(), "nothing to roll back to");
  }

  @Test
  void shouldLeaveWhatIsPlannedWhereItIsWhenRollingBack() {
    PolicyVersion planned = anActive("shop", 3, NOW.plusSeconds(60));

    List<PolicyVersion> written = changes(book(anActive("shop", 1, NOON), planned)).rollBack();

    assertThat(written).singleElement().returns(1, v -> v.id().version());
  }

  @Test
  void shouldBoundTheShadows() {
    PolicyBook book = PolicyBook.EMPTY;
    for (int i = 1; i <= PolicyChanges.MOST_SHADOWS; i++) {
      book = book.with(i, aVersion("shop", i, State.SHADOW, null));
    }
    PolicyBook full = book.with(9, aVersion("shop", 9, State.ACCEPTED, null));

    assertRefused(
        Kind.STATE,
        () -> changes(full).shadow(new PolicyVersion.Id("shop", 9)),
        "Retire one first");
    assertThat(changes(full).shadow(new PolicyVersion.Id("shop", 1))).hasSize(1);
  }

  @Test
  void shouldRefuseWhoSawOtherPolicies() {
    PolicyBook book = book(anActive("shop", 1, NOON));

    assertThat(changes(book).seen(0L).seen(null)).isNotNull();
    assertRefused(Kind.SEEN, () -> changes(book).seen(7L), "somebody changed them");
  }

  private static PolicyChanges changes(PolicyBook book) {
    return new PolicyChanges(book, policy("house", 3), "ben", NOW);
  }

  private static void assertRefused(Kind kind, ThrowingCallable change, String because) {
    assertThatThrownBy(change)
        .isInstanceOfSatisfying(
            PolicyConflictException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(because);
  }
}
