package dev.pillowmint.decision.policy;

import static dev.pillowmint.decision.policy.Versions.NOON;
import static dev.pillowmint.decision.policy.Versions.aVersion;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.decision.policy.PolicyVersion.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PolicyBookProperties {

  @Property
  void shouldBeTheSameWhetherTheTopicWasCompactedOrNot(
      @ForAll("records") List<PolicyVersion> records) {
    Map<PolicyVersion.Id, Long> last = new HashMap<>();
    for (int i = 0; i < records.size(); i++) {
      last.put(records.get(i).id(), (long) i);
    }
    PolicyBook whole = PolicyBook.EMPTY;
    PolicyBook compacted = PolicyBook.EMPTY;
    for (int i = 0; i < records.size(); i++) {
      whole = whole.with(i, records.get(i));
      if (last.getOrDefault(records.get(i).id(), -1L) == i) {
        compacted = compacted.with(i, records.get(i));
      }
    }

    assertThat(compacted).isEqualTo(whole);
  }

  @Property
  void shouldDecideByOneThatNoOtherBeganAfter(
      @ForAll("records") List<PolicyVersion> records, @ForAll("times") Instant now) {
    PolicyBook book = Versions.book(records.toArray(PolicyVersion[]::new));

    List<PolicyVersion> active = book.active(now);

    assertThat(active).allMatch(v -> v.state() == State.ACTIVE && !v.from().isAfter(now));
    book.versions().stream()
        .filter(v -> v.state() == State.ACTIVE && !v.from().isAfter(now))
        .forEach(v -> assertThat(v.from()).isBeforeOrEqualTo(active.getFirst().from()));
    assertThat(book.planned(now)).allMatch(v -> v.from().isAfter(now));
  }

  @Property
  void shouldChooseTheSameInWhateverOrderDifferentVersionsAreRead(
      @ForAll("records") List<PolicyVersion> records, @ForAll Random random) {
    Map<PolicyVersion.Id, PolicyVersion> distinct = new HashMap<>();
    records.forEach(v -> distinct.put(v.id(), v));
    List<PolicyVersion> shuffled = new ArrayList<>(distinct.values());
    Collections.shuffle(shuffled, random);

    PolicyBook one = Versions.book(distinct.values().toArray(PolicyVersion[]::new));
    PolicyBook other = Versions.book(shuffled.toArray(PolicyVersion[]::new));

    assertThat(other.active(NOON)).isEqualTo(one.active(NOON));
    assertThat(other.shadows()).isEqualTo(one.shadows());
  }

  @Provide
  Arbitrary<List<PolicyVersion>> records() {
    return Combinators.combine(
            Arbitraries.of("house", "beach"),
            Arbitraries.integers().between(1, 4),
            Arbitraries.of(State.class),
            times())
        .as((name, version, state, from) -> aVersion(name, version, state, from))
        .list()
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<Instant> times() {
    return Arbitraries.integers().between(-3, 3).map(hours -> NOON.plusSeconds(3600L * hours));
  }
}
