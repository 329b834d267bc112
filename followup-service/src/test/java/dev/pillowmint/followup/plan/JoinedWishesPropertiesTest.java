package dev.pillowmint.followup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Two who are one are never contacted where either would not have been. */
class JoinedWishesPropertiesTest {
  private static final List<LocalTime> DAY =
      IntStream.range(0, 24 * 60).mapToObj(m -> LocalTime.MIN.plusMinutes(m)).toList();

  @Property
  void shouldAllowNothingThatEitherForbade(
      @ForAll("preferences") Preferences one, @ForAll("preferences") Preferences other) {
    Preferences both = one.joined(other);
    for (Medium medium : Medium.values()) {
      for (Purpose purpose : Purpose.values()) {
        Wish wish = new Wish(medium, purpose);
        assertThat(both.allow(wish)).isEqualTo(one.allow(wish) && other.allow(wish));
      }
    }
    assertThat(both.wantToBeLeftAlone())
        .isEqualTo(one.wantToBeLeftAlone() || other.wantToBeLeftAlone());
  }

  @Property
  void shouldBeQuietWheneverEitherIsUnlessThatIsAllDay(
      @ForAll("quiet") Preferences one, @ForAll("quiet") Preferences other) {
    QuietHours first = hours(one);
    QuietHours second = hours(other);
    List<LocalTime> quiet = DAY.stream().filter(t -> first.cover(t) || second.cover(t)).toList();
    Assume.that(quiet.size() < DAY.size());
    QuietHours joined = hours(one.joined(other));
    assertThat(quiet).allMatch(joined::cover);
    assertThat(hours(other.joined(one))).isEqualTo(joined);
  }

  @Example
  void shouldChooseTheSameOfTwoThatAreEquallyLong() {
    Preferences night = quiet("00:00", "06:00");
    Preferences noon = quiet("12:00", "18:00");
    assertThat(hours(night.joined(noon))).isEqualTo(hours(noon.joined(night)));
  }

  @Provide
  Arbitrary<Preferences> preferences() {
    Arbitrary<Wish> wishes =
        Combinators.combine(Arbitraries.of(Medium.class), Arbitraries.of(Purpose.class))
            .as(Wish::new);
    return Combinators.combine(
            Arbitraries.maps(wishes, told()).ofMaxSize(8), told().injectNull(0.5))
        .as((contact, alone) -> new Preferences(contact, null, null, alone));
  }

  @Provide
  Arbitrary<Preferences> quiet() {
    Arbitrary<Told<String>> time =
        Combinators.combine(Arbitraries.of(DAY), seconds())
            .as((t, s) -> new Told<>(t.toString(), Fixtures.MONDAY_TEN.plusSeconds(s)));
    return Combinators.combine(time, time)
        .as((from, until) -> new Preferences(Map.of(), from, until, null));
  }

  private static Arbitrary<Told<Boolean>> told() {
    return Combinators.combine(Arbitraries.of(true, false), seconds())
        .as((value, s) -> new Told<>(value, Fixtures.MONDAY_TEN.plusSeconds(s)));
  }

  private static Arbitrary<Integer> seconds() {
    return Arbitraries.integers().between(0, 5);
  }

  private static Preferences quiet(String from, String until) {
    return new Preferences(
        Map.of(),
        new Told<>(from, Fixtures.MONDAY_TEN),
        new Told<>(until, Fixtures.MONDAY_TEN),
        null);
  }

  private static QuietHours hours(Preferences preferences) {
    return new QuietHours(time(preferences.quietFrom()), time(preferences.quietUntil()));
  }

  private static LocalTime time(@Nullable Told<String> told) {
    return LocalTime.parse(Objects.requireNonNull(told).value());
  }
}
