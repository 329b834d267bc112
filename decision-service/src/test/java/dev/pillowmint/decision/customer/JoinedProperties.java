package dev.pillowmint.decision.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JoinedProperties {
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

  @Provide
  Arbitrary<CustomerState> states() {
    return Combinators.combine(
            times(70).map(all -> all.stream().map(t -> new Remembered("fee.charged", t)).toList()),
            times(80),
            times(150),
            times(30),
            Arbitraries.integers().between(0, 300),
            Arbitraries.of(false, false, false, true))
        .as(
            (events, grants, tallies, promises, decisions, alone) -> {
              CustomerState state =
                  new CustomerState(
                          Profile.UNKNOWN,
                          alone,
                          newest(events),
                          Goodwill.NONE,
                          List.of(),
                          decisions,
                          false,
                          Dealings.NONE)
                      .tallying(tallies.stream().map(JoinedProperties::tally).toList())
                      .paying(
                          tallies.stream()
                              .map(t -> new Paid(t, Amount.of("1.00", "EUR")))
                              .toList());
              for (Instant time : grants) {
                state = state.with(new Grant(null, time, 1, Amount.of("5.00", "EUR")));
              }
              for (Instant time : promises) {
                state = state.with(new OpenPromise("p-" + time, "call", time));
              }
              return state;
            });
  }

  private static List<Remembered> newest(List<Remembered> events) {
    List<Remembered> sorted = events.stream().sorted(Remembered.ORDER).toList();
    return sorted.subList(Math.max(0, sorted.size() - CustomerState.MOST_EVENTS), sorted.size());
  }

  private static Tally tally(Instant time) {
    return Tally.of(null, time.getEpochSecond(), false, time, null);
  }

  private static Arbitrary<List<Instant>> times(int most) {
    return Arbitraries.longs()
        .between(0, 1_000_000)
        .map(MONDAY::plusSeconds)
        .list()
        .uniqueElements()
        .ofMaxSize(most);
  }

  @Property(tries = 200)
  void shouldJoinInAnyOrderToTheSame(
      @ForAll @From("states") CustomerState one,
      @ForAll @From("states") CustomerState two,
      @ForAll @From("states") CustomerState three) {
    assertSame(one.joined(two).joined(three), one.joined(two.joined(three)));
    assertSame(one.joined(two), two.joined(one));
  }

  private static void assertSame(CustomerState left, CustomerState right) {
    assertThat(left.events()).isEqualTo(right.events());
    assertThat(left.goodwill().forgottenUntil()).isEqualTo(right.goodwill().forgottenUntil());
    assertThat(left.goodwill().grants())
        .containsExactlyInAnyOrderElementsOf(right.goodwill().grants());
    assertThat(left.dealings().tallies().forgottenUntil())
        .isEqualTo(right.dealings().tallies().forgottenUntil());
    assertThat(left.dealings().tallies().all())
        .containsExactlyInAnyOrderElementsOf(right.dealings().tallies().all());
    assertThat(left.dealings().paid()).containsExactlyInAnyOrderElementsOf(right.dealings().paid());
    assertThat(left.leaveAlone()).isEqualTo(right.leaveAlone());
    assertThat(left.decisions()).isEqualTo(right.decisions());
  }

  @Property(tries = 200)
  void shouldCountEverythingOnceAndStayBounded(
      @ForAll @From("states") CustomerState one, @ForAll @From("states") CustomerState two) {
    CustomerState joined = one.joined(two);

    assertThat(joined.goodwill().grants())
        .hasSize(
            Math.min(
                Goodwill.MOST_GRANTS,
                one.goodwill().grants().size() + two.goodwill().grants().size()));
    assertThat(joined.dealings().tallies().all())
        .hasSize(
            Math.min(
                Tallies.MOST,
                one.dealings().tallies().all().size() + two.dealings().tallies().all().size()));
    assertThat(joined.events())
        .hasSize(Math.min(CustomerState.MOST_EVENTS, one.events().size() + two.events().size()))
        .isSortedAccordingTo(Remembered.ORDER);
    assertThat(joined.promises().stream().map(OpenPromise::id).toList())
        .doesNotHaveDuplicates()
        .hasSizeLessThanOrEqualTo(CustomerState.MOST_PROMISES)
        .isSubsetOf(
            Stream.concat(one.promises().stream(), two.promises().stream())
                .map(OpenPromise::id)
                .toList());
  }

  @Property(tries = 50)
  void shouldSayThatGoodwillMayBeForgottenIfEitherForgotSome(
      @ForAll @From("states") CustomerState one, @ForAll @From("states") CustomerState two) {
    Duration year = Duration.ofDays(365);
    Instant now = MONDAY.plus(Duration.ofDays(30));
    boolean both =
        one.goodwill().remembers(now, year)
            && two.goodwill().remembers(now, year)
            && one.goodwill().grants().size() + two.goodwill().grants().size()
                <= Goodwill.MOST_GRANTS;

    assertThat(one.joined(two).goodwill().remembers(now, year)).isEqualTo(both);
  }

  @Test
  void shouldKeepReservationsOfBothUntilTheyAreAnswered() {
    CustomerState one = CustomerState.UNKNOWN.with(reserved("d-1"));
    CustomerState two = CustomerState.UNKNOWN.with(reserved("d-2"));

    CustomerState joined = one.joined(two).confirm("d-2").release("d-1");

    assertThat(joined.goodwill().grants())
        .singleElement()
        .satisfies(grant -> assertThat(grant.reservedFor()).isNull());
  }

  @Test
  void shouldKnowBetterWhatTheRemainingStates() {
    CustomerState remains = profile("Ada", null, "sailing");
    CustomerState moves = profile("A. Holm", "gold", "chess");

    Profile joined = remains.joined(moves).profile();

    assertThat(joined.displayName()).isEqualTo("Ada");
    assertThat(joined.tier()).isEqualTo("gold");
    assertThat(joined.interests()).containsExactly("sailing", "chess");
  }

  @Test
  void shouldForgetWhoAskedToBeForgottenUnderEitherName() {
    CustomerState known = profile("Ada", "gold", "sailing");

    assertThat(known.joined(CustomerState.ERASED)).isEqualTo(CustomerState.ERASED);
    assertThat(CustomerState.ERASED.joined(known)).isEqualTo(CustomerState.ERASED);
  }

  private static Grant reserved(String decisionId) {
    return new Grant(decisionId, MONDAY, 1, Amount.of("5.00", "EUR"));
  }

  private static CustomerState profile(
      String name, @org.jspecify.annotations.Nullable String tier, String interest) {
    Profile profile = new Profile(name, tier, null, null, null, null, null, List.of(interest));
    return new CustomerState(
        profile, false, List.of(), Goodwill.NONE, List.of(), 0, false, Dealings.NONE);
  }
}
