package dev.pillowmint.followup.story;

import static dev.pillowmint.followup.story.DecisionBuilder.MONDAY_TEN;
import static dev.pillowmint.followup.story.DecisionBuilder.aGrant;
import static dev.pillowmint.followup.story.DecisionBuilder.aMiss;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.followup.plan.EventRef;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MemoryTest {
  private final ChroniclesInMemory chronicles = new ChroniclesInMemory();
  private final Memory memory = new Memory(chronicles);

  @Test
  void shouldTellWhatHappenedButNotHowToReachSomebody() {
    memory.hear(moment("fee.charged", Map.of("fee", "return service")));
    memory.hear(moment("customer.profile-changed", Map.of("interests", List.of("sailing"))));

    assertThat(chronicles.moments()).extracting(Moment::type).containsExactly("fee.charged");
    assertThat(chronicles.inChronicle("c", Chronicle::interests).all()).containsExactly("sailing");
  }

  @Test
  void shouldRememberNothingOfWhoIsErased() {
    chronicles.erase("c");

    memory.hear(moment("fee.charged", Map.of("fee", "return service")));
    memory.hear(aGrant("c").id("d").build());

    assertThat(chronicles.moments()).isEmpty();
    assertThat(chronicles.customerOfDecision("d")).isEmpty();
  }

  @Test
  void shouldHearThatAMissedMomentIsMadeGoodElsewhere() {
    memory.hear(aMiss("c").id("d").build());
    memory.hear(
        moment(
            "gesture.offered-by-staff",
            Map.of(
                "decisionId", "d",
                "kind", "gift",
                "description", "chocolate",
                "staffId", "ada",
                "amount", Map.of("amount", "8.00", "currency", "EUR"))));

    Offers.Offered second =
        new Offers(chronicles, Clock.fixed(MONDAY_TEN, ZoneOffset.UTC))
            .offer(
                "d",
                new Offer.Gift(Offer.Kind.CALLBACK, null, "a call"),
                new Person("kim", new TreeSet<>(List.of("agent")), false),
                "agent");

    assertThat(second)
        .isInstanceOfSatisfying(
            Offers.Offered.OfferedBefore.class,
            before -> assertThat(before.offer().by()).isEqualTo("ada"));
    assertThat(chronicles.announcements()).isEmpty();
  }

  private static Moment moment(String type, Map<String, Object> words) {
    return new Moment(new EventRef("crm", type), "c", type, MONDAY_TEN, words);
  }
}
