package dev.pillowmint.followup.story;

import static dev.pillowmint.followup.story.DecisionBuilder.MONDAY_TEN;
import static dev.pillowmint.followup.story.DecisionBuilder.aProposal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.followup.plan.EventRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MemoryPropertiesTest {

  @Property
  void shouldLetTheHighestRevisionStandInWhateverOrderItComes(
      @ForAll("tellings") List<Decision> told) {
    ChroniclesInMemory chronicles = new ChroniclesInMemory();
    Memory memory = new Memory(chronicles);

    told.forEach(memory::hear);

    told.stream()
        .map(Decision::id)
        .distinct()
        .forEach(
            id -> {
              Decision highest =
                  told.stream()
                      .filter(d -> d.id().equals(id))
                      .max(Comparator.comparingInt(Decision::revision))
                      .orElseThrow();
              chronicles.inChronicle(
                  "c",
                  chronicle -> {
                    assertThat(chronicle.decision(id)).hasValue(highest);
                    return true;
                  });
            });
  }

  @Property
  void shouldKnowTheSameInterestsInWhateverOrderAndHoweverOftenTheyAreTold(
      @ForAll("words") List<Moment> told, @ForAll Random random) {
    List<Moment> twice = new ArrayList<>(told);
    twice.addAll(told);
    Collections.shuffle(twice, random);

    assertThat(interests(twice)).isEqualTo(interests(told));
  }

  @Provide
  Arbitrary<List<Decision>> tellings() {
    return Combinators.combine(Arbitraries.of("a", "b", "c"), Arbitraries.integers().between(0, 6))
        .as((id, revision) -> aProposal("c").id(id).revision(revision).build())
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<Moment>> words() {
    return Combinators.combine(
            Arbitraries.of("customer.noted", "customer.profile-changed"),
            Arbitraries.integers().between(0, 5),
            Arbitraries.of("cats", "tea", "sailing", "trains").list().ofMaxSize(3),
            Arbitraries.integers().between(0, 1_000_000))
        .as(
            (type, hours, interests, id) ->
                new Moment(
                    new EventRef("crm", type + id + hours + interests),
                    "c",
                    type,
                    MONDAY_TEN.plus(Duration.ofHours(hours)),
                    Map.of("interests", interests)))
        .list()
        .ofMaxSize(12);
  }

  private static Interests interests(List<Moment> told) {
    ChroniclesInMemory chronicles = new ChroniclesInMemory();
    told.forEach(new Memory(chronicles)::hear);
    return chronicles.inChronicle("c", Chronicle::interests);
  }
}
