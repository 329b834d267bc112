package dev.pillowmint.followup.plan;

import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Quiet hours as somebody told them.
 *
 * @param from their start as {@code HH:mm}; null: not said
 * @param until their end as {@code HH:mm}; null: not said
 */
record Quiet(@Nullable Told<String> from, @Nullable Told<String> until) {
  private static final int MINUTES = 24 * 60;

  /**
   * The shortest that are quiet whenever those of either are. Where one did not say both ends, or
   * nothing less than the whole day would do, what was said last counts.
   */
  static Quiet joined(
      @Nullable Told<String> from,
      @Nullable Told<String> until,
      @Nullable Told<String> otherFrom,
      @Nullable Told<String> otherUntil) {
    Quiet newest = new Quiet(Told.either(from, otherFrom), Told.either(until, otherUntil));
    if (from == null || until == null || otherFrom == null || otherUntil == null) {
      return newest;
    }
    QuietHours one = hours(from, until);
    QuietHours other = hours(otherFrom, otherUntil);
    return Stream.of(from, otherFrom)
        .flatMap(start -> Stream.of(until, otherUntil).map(end -> new Quiet(start, end)))
        .filter(quiet -> covers(hours(quiet), one) && covers(hours(quiet), other))
        .min(
            Comparator.comparingInt((Quiet quiet) -> minutes(hours(quiet)).size())
                .thenComparing(quiet -> hours(quiet).from()))
        .orElse(newest);
  }

  private static QuietHours hours(Quiet quiet) {
    return hours(Objects.requireNonNull(quiet.from), Objects.requireNonNull(quiet.until));
  }

  private static QuietHours hours(Told<String> from, Told<String> until) {
    return new QuietHours(LocalTime.parse(from.value()), LocalTime.parse(until.value()));
  }

  private static boolean covers(QuietHours all, QuietHours part) {
    return minutes(part).stream().allMatch(all::cover);
  }

  private static List<LocalTime> minutes(QuietHours quiet) {
    return IntStream.range(0, MINUTES)
        .mapToObj(minute -> LocalTime.MIN.plusMinutes(minute))
        .filter(quiet::cover)
        .toList();
  }
}
