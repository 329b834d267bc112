package dev.pillowmint.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class InFlightTest {
  private final InFlight inFlight =
      new InFlight(
          new IntakeSettings(
              DataSize.ofKilobytes(64),
              10,
              16,
              DataSize.ofKilobytes(128),
              2,
              Duration.ofSeconds(5)));

  @Test
  void shouldBoundTheRequestsOfOneSourceAndLeaveTheOthersAlone() {
    InFlight.Entry first = inFlight.enter("billing", 10);
    inFlight.enter("billing", 10);

    assertThatThrownBy(() -> inFlight.enter("billing", 10)).isInstanceOf(RefusedRequest.class);
    inFlight.enter("support", 10).close();
    first.close();
    inFlight.enter("billing", 10).close();
  }

  @Test
  void shouldBoundTheBytesOfAll() {
    InFlight.Entry first = inFlight.enter("a", 64 * 1024);
    InFlight.Entry second = inFlight.enter("b", 64 * 1024);

    assertThatThrownBy(() -> inFlight.enter("c", 1)).isInstanceOf(RefusedRequest.class);
    first.close();
    second.close();
    assertThat(inFlight.capacityLeft()).isEqualTo(DataSize.ofKilobytes(128));
  }

  @Test
  void shouldLeaveHalfOfTheBytesToOtherSources() {
    InFlight.Entry slow = inFlight.enter("slow", -1);

    assertThatThrownBy(() -> inFlight.enter("slow", 10))
        .isInstanceOf(RefusedRequest.class)
        .hasMessageContaining("its share of what is free");
    inFlight.enter("other", -1).close();
    slow.measured(10);
    inFlight.enter("slow", 10).close();
    slow.close();
    inFlight.enter("slow", -1).close();
    assertThat(inFlight.capacityLeft()).isEqualTo(DataSize.ofKilobytes(128));
  }

  @Test
  void shouldLeaveRoomForAnotherSourceHoweverManyAreGreedy() {
    InFlight large = ofOneMegabyte();
    for (int source = 0; source < 6; source++) {
      greedy(large, "greedy-" + source);
    }

    large.enter("newcomer", 16 * 1024).close();
  }

  @Test
  void shouldEndUpWithEqualSharesOfWhatTwoGreedySourcesWant() {
    InFlight large = ofOneMegabyte();
    Deque<InFlight.Entry> first = greedy(large, "first");
    Deque<InFlight.Entry> second = greedy(large, "second");
    assertThat(first.size()).isGreaterThan(second.size() + 5);

    for (int finished = 0; finished < 100; finished++) {
      first.remove().close();
      second.remove().close();
      second.addAll(greedy(large, "second"));
      first.addAll(greedy(large, "first"));
    }

    assertThat(first.size()).isBetween(second.size() - 1, second.size() + 1);
  }

  private static InFlight ofOneMegabyte() {
    return new InFlight(
        new IntakeSettings(
            DataSize.ofKilobytes(64),
            10,
            16,
            DataSize.ofMegabytes(1),
            1000,
            Duration.ofSeconds(5)));
  }

  /** Enters until it may no more. */
  private static Deque<InFlight.Entry> greedy(InFlight inFlight, String source) {
    Deque<InFlight.Entry> entered = new ArrayDeque<>();
    while (true) {
      try {
        entered.add(inFlight.enter(source, 16 * 1024));
      } catch (RefusedRequest e) {
        return entered;
      }
    }
  }

  @Test
  void shouldAssumeTheLargestBodyUntilAChunkedOneIsMeasured() {
    InFlight.Entry chunked = inFlight.enter("a", -1);
    assertThat(inFlight.capacityLeft()).isEqualTo(DataSize.ofKilobytes(64));

    chunked.measured(10);
    assertThat(inFlight.capacityLeft()).isEqualTo(DataSize.ofKilobytes(124));

    chunked.close();
    assertThat(inFlight.capacityLeft()).isEqualTo(DataSize.ofKilobytes(128));
  }
}
