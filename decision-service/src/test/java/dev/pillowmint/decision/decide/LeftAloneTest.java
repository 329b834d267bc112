package dev.pillowmint.decision.decide;

import static dev.pillowmint.decision.decide.Moments.anEvent;
import static dev.pillowmint.decision.decide.Moments.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.policy.Kind;
import dev.pillowmint.decision.policy.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LeftAloneTest {
  private static final Policy POLICY =
      Moments.policy(
          """
          name: p
          version: 1
          currency: EUR
          rules:
            - name: fee
              title: A fee
              on: fee.charged
              gestures:
                - {kind: refund, amount: 7.50 EUR, ledger: entitlement, description: owed}
                - {kind: callback, description: a call}
            - name: praise
              title: Praise
              on: [praise.received, delivery.delayed, gesture.offered-by-staff]
              gestures:
                - {kind: callback, description: a call}
            - name: bought
              title: Bought
              on: purchase.completed
              gestures:
                - {kind: gift, amount: 5.00 EUR, description: a card with it}
          """);

  @Test
  void shouldCallNobodyWhoWantsToBeLeftAlone() {
    Decision decision = decided(anEvent("praise.received", "about", "Ada"));

    assertThat(decision.reason()).isEqualTo("left-alone");
    assertThat(decision.explanation())
        .contains("The customer wants to be left alone: nobody calls them.");
  }

  @Test
  void shouldPutRightWhatWentWrongAllTheSame() {
    assertThat(
            decided(anEvent("delivery.delayed", "orderId", "o", "delay", Duration.ofDays(1)))
                .reason())
        .isEqualTo("granted");
  }

  @Test
  void shouldAnswerWhoAsked() {
    assertThat(decided(anEvent("praise.received", "about", "Ada", "requested", true)).reason())
        .isEqualTo("granted");
  }

  @Test
  void shouldGiveWhatAMemberOfStaffOffers() {
    assertThat(decided(anEvent("gesture.offered-by-staff", "staffId", "s")).reason())
        .isNotEqualTo("left-alone");
  }

  @Test
  void shouldGiveWhatNobodyCallsAbout() {
    assertThat(decided(anEvent("purchase.completed", "orderId", "o", "total", eur("9.00"))).given())
        .singleElement()
        .extracting(c -> c.offer().kind())
        .isEqualTo(Kind.GIFT);
  }

  @Property(tries = 200)
  void shouldNeverReduceWhatIsOwed(@ForAll @Size(max = 30) List<Boolean> wishes) {
    CustomerState state = CustomerState.UNKNOWN;
    boolean alone = false;
    for (int i = 0; i < wishes.size(); i++) {
      Event wish = wish(wishes.get(i));
      alone = wishes.get(i);
      state = Settling.after(POLICY, state, wish, Deciding.decide(POLICY, state, wish));
      var time = Moments.MONDAY.plus(Duration.ofHours(i));
      Event fee = anEvent("fee-" + i, time, "fee.charged", "fee", "f", "amount", eur("9.00"));
      Optional<Decision> decision = Deciding.decide(POLICY, state, fee);
      state = Settling.after(POLICY, state, fee, decision);

      List<Chosen> given = decision.orElseThrow().given();
      assertThat(given.getFirst().offer().amount()).isEqualTo(eur("7.50"));
      assertThat(given).hasSize(alone ? 1 : 2);
    }
  }

  private static Decision decided(Event event) {
    CustomerState state = CustomerState.UNKNOWN.fold(wish(true));
    return Deciding.decide(POLICY, state, event).orElseThrow();
  }

  private static Event wish(boolean alone) {
    return anEvent("customer.contact-preference-changed", "leaveAlone", alone);
  }
}
