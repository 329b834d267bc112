package dev.pillowmint.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pillowmint.intake.api.Result.Accepted;
import dev.pillowmint.intake.api.Result.NotAccepted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyedRequestsTest {
  private static final IdempotencyKey KEY = new IdempotencyKey("k");
  private static final byte[] BODY = {1};
  private static final byte[] OTHER = {2};

  private long now;
  private final KeyedRequests requests =
      new KeyedRequests(new IdempotencySettings(Duration.ofHours(1), 10), () -> now);
  private final List<String> taken = new ArrayList<>();

  @Test
  void shouldTellARepeatWhatItToldBeforeWithoutTakingItAgain() {
    List<Result> first = once("a", BODY, accepted(), refused(Problem.INVALID_EVENT));

    assertThat(once("a", BODY, accepted())).isEqualTo(first);
    assertThat(taken).hasSize(1);
  }

  @Test
  void shouldRefuseTheKeyForSomethingElseButNotToAnotherSource() {
    once("a", BODY, accepted());

    assertRefused(() -> once("a", OTHER, accepted()), Problem.KEY_REUSED);
    once("b", OTHER, accepted());
    assertThat(taken).containsExactly("a", "b");
  }

  @Test
  void shouldRefuseTheKeyWhileItsRequestIsBeingHandled() {
    requests.once(
        "a",
        KEY,
        BODY,
        () -> {
          assertRefused(() -> once("a", BODY, accepted()), Problem.IN_PROGRESS);
          return List.of(accepted());
        });
    assertThat(taken).isEmpty();
  }

  @Test
  void shouldTryAgainWhatMayNotHaveBecomeDurableButNotSomethingElse() {
    once("a", BODY, refused(Problem.UNAVAILABLE));

    assertRefused(() -> once("a", OTHER, accepted()), Problem.KEY_REUSED);
    assertThat(once("a", BODY, accepted())).containsExactly(accepted());
    assertThat(taken).hasSize(2);
  }

  @Test
  void shouldLeaveTheKeyFreeWhereNothingBecameDurable() {
    once("a", BODY, refused(Problem.INVALID_EVENT));
    assertThatThrownBy(
            () ->
                requests.once(
                    "a",
                    KEY,
                    BODY,
                    () -> {
                      throw RefusedRequest.of(Problem.RATE_LIMITED, "later");
                    }))
        .isInstanceOf(RefusedRequest.class);

    assertThat(once("a", OTHER, accepted())).containsExactly(accepted());
  }

  @Test
  void shouldForgetInTimeAndWhereItHasTooMuchToRemember() {
    once("a", BODY, accepted());
    now = Duration.ofHours(2).toNanos();
    once("a", OTHER, accepted());
    assertThat(taken).hasSize(2);

    for (int i = 0; i < 100; i++) {
      once("source-" + i, BODY, accepted(), accepted());
    }
    for (int i = 0; i < 100; i++) {
      once("source-" + i, BODY, accepted(), accepted());
    }
    assertThat(taken.size()).isGreaterThan(190);
  }

  private List<Result> once(String source, byte[] body, Result... results) {
    return requests.once(
        source,
        KEY,
        body,
        () -> {
          taken.add(source);
          return List.of(results);
        });
  }

  private static void assertRefused(Runnable request, Problem problem) {
    assertThatThrownBy(request::run)
        .isInstanceOfSatisfying(
            RefusedRequest.class, refused -> assertThat(refused.problem()).isEqualTo(problem));
  }

  private static Result accepted() {
    return new Accepted("1", "billing");
  }

  private static Result refused(Problem problem) {
    return new NotAccepted("1", "billing", problem, problem.saying("no"));
  }
}
