package dev.pillowmint.followup.story;

import static dev.pillowmint.followup.story.DecisionBuilder.MONDAY_TEN;
import static dev.pillowmint.followup.story.DecisionBuilder.aGrant;
import static dev.pillowmint.followup.story.DecisionBuilder.aMiss;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.followup.story.Offers.Offered;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OffersTest {
  private static final Offer.Gift CHOCOLATE =
      new Offer.Gift(Offer.Kind.GIFT, Amount.of("8.00", "EUR"), "a bar of chocolate");
  private static final Person ADA = Person.of("ada", Set.of(), "agent", false);

  private final ChroniclesInMemory chronicles = new ChroniclesInMemory();
  private final Memory memory = new Memory(chronicles);
  private final Offers offers = new Offers(chronicles, Clock.fixed(MONDAY_TEN, ZoneOffset.UTC));

  @Test
  void shouldMakeAMissedMomentGoodOnce() {
    memory.hear(aMiss("c").id("d").build());

    assertThat(offers.offer("d", CHOCOLATE, ADA, "agent")).isInstanceOf(Offered.Sent.class);
    assertThat(offers.offer("d", CHOCOLATE, ADA, "agent")).isInstanceOf(Offered.Sent.class);
    assertThat(offers.offer("d", CHOCOLATE, Person.of("kim", Set.of(), "agent", false), "agent"))
        .isInstanceOf(Offered.OfferedBefore.class);

    assertThat(chronicles.announcements())
        .singleElement()
        .satisfies(
            a ->
                assertThat(a.attributes())
                    .isEqualTo(
                        Map.of(
                            "decisionId", "d",
                            "kind", "gift",
                            "amount", Map.of("amount", "8.00", "currency", "EUR"),
                            "description", "a bar of chocolate",
                            "staffId", "ada",
                            "role", "agent")));
  }

  @Test
  void shouldLeaveAloneWhatWasMeant() {
    memory.hear(aMiss("c").id("meant").reason("declined-by-person").build());
    memory.hear(aMiss("c").id("to learn").reason("control-group").build());
    memory.hear(aGrant("c").id("given").build());

    assertThat(offers.offer("meant", CHOCOLATE, ADA, "agent"))
        .isInstanceOf(Offered.NotMissed.class);
    assertThat(offers.offer("to learn", CHOCOLATE, ADA, "agent"))
        .isInstanceOf(Offered.NotMissed.class);
    assertThat(offers.offer("given", CHOCOLATE, ADA, "agent"))
        .isInstanceOf(Offered.NotMissed.class);
    assertThat(offers.offer("none", CHOCOLATE, ADA, "agent")).isInstanceOf(Offered.Unknown.class);
  }

  @Test
  void shouldCountWhatIsHandedOverAsMissed() {
    assertThat(aMiss("c").reason("fair-fee").asking("care-team", null).build().isMissed()).isTrue();
    assertThat(aMiss("c").reason("fair-fee").build().isMissed()).isFalse();
  }
}
