package dev.pillowmint.followup.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateTest {

  @ParameterizedTest
  @EnumSource(State.class)
  void shouldNeverBecomePlannedAgain(State from) {
    assertThat(from.mayBecome(State.PLANNED)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void shouldStayAtItsEnd(State from) {
    boolean mayGoOn = EnumSet.allOf(State.class).stream().anyMatch(from::mayBecome);
    assertThat(mayGoOn).isEqualTo(!from.isFinal());
  }

  @Test
  void shouldLeaveTheWorklistOnlyByAPersonOrForAReason() {
    Set<State> next = EnumSet.allOf(State.class);
    next.removeIf(state -> !State.DUE.mayBecome(state));
    assertThat(next)
        .containsExactlyInAnyOrder(State.HELD, State.DONE, State.CANCELLED, State.FAILED);
  }

  @Test
  void shouldSayWhereItWasAndWhereItWasAskedToGo() {
    FollowUp followUp =
        Plans.plan(
                Fixtures.aRefund("g", "ada"),
                Customer.unknown("ada"),
                Fixtures.RULES,
                Fixtures.MONDAY_TEN)
            .getFirst()
            .become(State.DONE, Reason.KEPT, Fixtures.MONDAY_TEN);
    assertThatExceptionOfType(IllegalTransitionException.class)
        .isThrownBy(() -> followUp.become(State.FAILED, Reason.BROKEN, Fixtures.MONDAY_TEN))
        .satisfies(e -> assertThat(e.from()).isEqualTo(State.DONE))
        .satisfies(e -> assertThat(e.to()).isEqualTo(State.FAILED));
  }
}
