package dev.pillowmint.decision.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpliftTest {

  /** The eight contrasts of table II in Newcombe (1998), method 10. */
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "6, 7, 2, 7, 0.0582, 0.8062",
    "5, 56, 0, 29, -0.0381, 0.1926",
    "0, 10, 0, 20, -0.1611, 0.2775",
    "0, 10, 0, 10, -0.2775, 0.2775",
    "10, 10, 0, 20, 0.6791, 1.0000",
    "10, 10, 0, 10, 0.6075, 1.0000"
  })
  void shouldGiveThePublishedIntervals(long a, long m, long b, long n, double low, double high) {
    Interval interval = Uplift.measured(new Proportion(a, m), new Proportion(b, n)).interval();

    assertThat(interval.low()).isCloseTo(low, within(0.00005));
    assertThat(interval.high()).isCloseTo(high, within(0.00005));
  }

  @Property
  void shouldHoldTheDifferenceWithinWhatIsPossible(
      @ForAll @IntRange(min = 1, max = 5000) int m,
      @ForAll @IntRange(max = 5000) int a,
      @ForAll @IntRange(min = 1, max = 5000) int n,
      @ForAll @IntRange(max = 5000) int b) {
    Uplift.Measured uplift =
        Uplift.measured(new Proportion(Math.min(a, m), m), new Proportion(Math.min(b, n), n));

    assertThat(uplift.interval().low()).isBetween(-1.0, uplift.difference() + 1e-12);
    assertThat(uplift.interval().high()).isBetween(uplift.difference() - 1e-12, 1.0);
  }

  @Property
  void shouldBeTheMirrorImageWithTheArmsSwapped(
      @ForAll @IntRange(min = 1, max = 500) int m,
      @ForAll @IntRange(max = 500) int a,
      @ForAll @IntRange(min = 1, max = 500) int n,
      @ForAll @IntRange(max = 500) int b) {
    Proportion first = new Proportion(Math.min(a, m), m);
    Proportion second = new Proportion(Math.min(b, n), n);

    Interval there = Uplift.measured(first, second).interval();
    Interval back = Uplift.measured(second, first).interval();

    assertThat(there.low()).isCloseTo(-back.high(), within(1e-12));
    assertThat(there.high()).isCloseTo(-back.low(), within(1e-12));
  }

  @Test
  void shouldHoldTheTrueDifferenceAboutAsOftenAsItSays() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261122);
    int held = 0;
    int runs = 4_000;
    for (int i = 0; i < runs; i++) {
      Interval interval =
          Uplift.measured(drawn(random, 0.30, 120), drawn(random, 0.18, 60)).interval();
      held += interval.low() <= 0.12 && 0.12 <= interval.high() ? 1 : 0;
    }

    assertThat((double) held / runs).isBetween(0.935, 0.97);
  }

  @Test
  void shouldSayNothingOfTooFew() {
    assertThat(Uplift.between(new Proportion(20, 500), new Proportion(9, 29)))
        .isEqualTo(new Uplift.Silent(500, 29, 30));
    assertThat(Uplift.between(new Proportion(20, 30), new Proportion(9, 30)))
        .isInstanceOf(Uplift.Measured.class);
  }

  private static Proportion drawn(RandomGenerator random, double rate, int of) {
    int shown = 0;
    for (int i = 0; i < of; i++) {
      shown += random.nextDouble() < rate ? 1 : 0;
    }
    return new Proportion(shown, of);
  }
}
