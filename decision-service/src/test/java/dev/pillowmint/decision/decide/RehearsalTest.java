package dev.pillowmint.decision.decide;

import static dev.pillowmint.decision.decide.Moments.MONDAY;
import static dev.pillowmint.decision.decide.Moments.anEvent;
import static dev.pillowmint.decision.decide.Moments.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.policy.Policy;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  private static final Policy POLICY =
      Moments.policy(
          """
          name: test
          version: 1
          currency: EUR
          caps: {gestures: 3, within: 90 days}
          rules:
            - name: gold-fee
              title: Fee back
              on: fee.charged
              when: customer.tier == "gold"
              notStated: skip
              gestures:
                - {kind: refund, amount: 5.00 EUR, description: money back}
          """);

  @Test
  void shouldKnowWhatTheHistoryTells() {
    Event profile = anEvent("p", MONDAY, "customer.profile-changed", "tier", "gold");

    assertThat(decide(POLICY, List.of(), fee(1))).isEmpty();
    assertThat(decide(POLICY, List.of(profile), fee(1)))
        .hasValueSatisfying(d -> assertThat(d).isInstanceOf(Decision.Granted.class));
  }

  @Test
  void shouldCountWhatTheHistoryWouldHaveBeenGiven() {
    Event profile = anEvent("p", MONDAY, "customer.profile-changed", "tier", "gold");
    List<Event> history =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(profile), IntStream.range(0, 3).mapToObj(i -> fee(i)))
            .toList();

    assertThat(decide(POLICY, history, fee(9)))
        .hasValueSatisfying(d -> assertThat(d.reason()).isEqualTo("customer-cap"));
  }

  @Test
  void shouldDecideNothingForWhoWasErased() {
    Event profile = anEvent("p", MONDAY, "customer.profile-changed", "tier", "gold");
    Event erased = anEvent("x", MONDAY, "customer.erased");

    assertThat(decide(POLICY, List.of(profile, erased), fee(1))).isEmpty();
  }

  private static Optional<Decision> decide(Policy policy, List<Event> history, Event event) {
    Rehearsal rehearsal = Rehearsal.ofFew(policy);
    history.forEach(rehearsal::decide);
    return rehearsal.decide(event);
  }

  private static Event fee(int id) {
    return anEvent("f-" + id, MONDAY, "fee.charged", "fee", "return", "amount", eur("9.00"));
  }
}
