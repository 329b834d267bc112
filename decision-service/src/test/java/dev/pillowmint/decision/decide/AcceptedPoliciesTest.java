package dev.pillowmint.decision.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.PolicyException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the compiler accepts decides about whatever the catalogue allows. */
class AcceptedPoliciesTest {
  private static final int POLICIES = Integer.getInteger("pillowmint.policies", 400);
  private static final int EVENTS = 60;
  private static final long SEED = Long.getLong("pillowmint.fuzz.seed", 1);

  @Test
  void shouldDecideEveryValidEventTheSameTwiceWithoutFailing() {
    AnyPolicies policies = new AnyPolicies(new Random(SEED));
    ExtremeEvents events = new ExtremeEvents(new Random(SEED));
    int accepted = 0;
    long moments = 0;
    for (int i = 0; i < POLICIES; i++) {
      String document = policies.next();
      Optional<Policy> policy = compiled(document);
      if (policy.isPresent()) {
        accepted++;
        moments += decide(policy.get(), Stream.generate(events::next).limit(EVENTS).toList());
      }
    }
    assertThat(accepted).isGreaterThan(POLICIES / 4);
    assertThat(moments).isGreaterThan(accepted / 2);
  }

  @Test
  void shouldDecideEveryValidEventByTheHousePolicy() {
    ExtremeEvents events = new ExtremeEvents(new Random(SEED));

    assertThat(decide(Moments.house(), Stream.generate(events::next).limit(4_000).toList()))
        .isGreaterThan(500);
  }

  private static Optional<Policy> compiled(String document) {
    try {
      return Optional.of(Moments.policy(document));
    } catch (PolicyException refused) {
      return Optional.empty();
    }
  }

  /** How many moments it saw. */
  private static long decide(Policy policy, List<Event> events) {
    Rehearsal first = Rehearsal.ofFew(policy);
    Rehearsal second = Rehearsal.ofFew(policy);
    long moments = 0;
    for (Event event : events) {
      try {
        Optional<Decision> decision = first.decide(event);
        assertThat(second.decide(event)).isEqualTo(decision);
        moments += decision.isPresent() ? 1 : 0;
      } catch (RuntimeException e) {
        return fail("seed %d:%n%s%n%s".formatted(SEED, policy.document(), event), e);
      }
    }
    return moments;
  }
}
