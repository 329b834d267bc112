package dev.pillowmint.decision.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class ReservationProperties {
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

  enum Kind {
    RESERVE,
    GIVE,
    CONFIRM,
    RELEASE,
    ERASE
  }

  /**
   * Something that happens to the state.
   *
   * @param number the day of a new grant, or which of the open reservations is answered
   */
  record Step(Kind kind, int number) {}

  @Provide
  Arbitrary<Step> steps() {
    Arbitrary<Kind> kinds =
        Arbitraries.frequency(
            net.jqwik.api.Tuple.of(600, Kind.RESERVE),
            net.jqwik.api.Tuple.of(200, Kind.GIVE),
            net.jqwik.api.Tuple.of(100, Kind.CONFIRM),
            net.jqwik.api.Tuple.of(100, Kind.RELEASE),
            net.jqwik.api.Tuple.of(1, Kind.ERASE));
    return Combinators.combine(kinds, Arbitraries.integers().between(0, 400)).as(Step::new);
  }

  @Property(tries = 100)
  void shouldHoldEveryReservationUntilItIsAnsweredOrTheCustomerErased(
      @ForAll @Size(min = 100, max = 300) List<@From("steps") Step> steps) {
    CustomerState state = CustomerState.UNKNOWN;
    List<String> open = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      state = after(state, step, "d-" + i, open);

      assertThat(reserved(state)).containsExactlyInAnyOrderElementsOf(open);
      assertThat(state.goodwill().grants()).hasSizeLessThanOrEqualTo(Math.max(64, open.size()));
      if (step.kind() == Kind.ERASE) {
        return;
      }
    }
  }

  @Property(tries = 100)
  void shouldSayWhichGrantsItMayHaveForgotten(
      @ForAll @Size(min = 65, max = 200) List<@From("steps") Step> steps) {
    CustomerState state = CustomerState.UNKNOWN;
    List<Grant> all = new ArrayList<>();
    for (Step step : steps) {
      Grant grant = grant(null, step.number());
      all.add(grant);
      state = state.with(grant);
    }

    Instant forgotten = state.goodwill().forgottenUntil();
    assertThat(state.goodwill().grants())
        .containsAll(all.stream().filter(g -> g.time().isAfter(forgotten)).toList());
  }

  private static CustomerState after(
      CustomerState state, Step step, String decision, List<String> open) {
    return switch (step.kind()) {
      case RESERVE -> {
        open.add(decision);
        yield state.with(grant(decision, step.number()));
      }
      case GIVE -> state.with(grant(null, step.number()));
      case CONFIRM ->
          open.isEmpty() ? state : state.confirm(open.remove(step.number() % open.size()));
      case RELEASE ->
          open.isEmpty() ? state : state.release(open.remove(step.number() % open.size()));
      case ERASE -> {
        open.clear();
        yield state.fold(new Event("crm", decision, "customer.erased", "C-1", MONDAY, Map.of()));
      }
    };
  }

  private static Grant grant(@org.jspecify.annotations.Nullable String decision, int day) {
    return new Grant(decision, MONDAY.plus(Duration.ofDays(day)), 1, Amount.ofMinor(500, "EUR"));
  }

  private static List<String> reserved(CustomerState state) {
    return state.goodwill().grants().stream()
        .map(Grant::reservedFor)
        .filter(Objects::nonNull)
        .toList();
  }
}
