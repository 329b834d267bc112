package dev.pillowmint.benchmarks.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SameAnswersTest {
  private final PillowmintEngine pillowmint = PillowmintEngine.ofTwenty();

  @Test
  void shouldHaveAMomentForEachRule() {
    Set<String> rules = new HashSet<>();
    Cases.all().forEach(about -> rules.add(pillowmint.choose(about).rule()));

    assertThat(rules).hasSize(20).doesNotContain("");
  }

  @Test
  void shouldAnswerAsDroolsAndDmnDo() {
    List<Case> cases = new ArrayList<>(Cases.all());
    cases.addAll(random(400));
    DmnEngine dmn = new DmnEngine();

    try (DroolsEngine drools = new DroolsEngine()) {
      for (Case about : cases) {
        Choice choice = pillowmint.choose(about);

        assertThat(pillowmint.recognise(about)).as("%s", about.event()).isEqualTo(choice);
        assertThat(drools.choose(about)).as("%s", about.event()).isEqualTo(choice);
        assertThat(drools.chooseStateless(about)).as("%s", about.event()).isEqualTo(choice);
        assertThat(dmn.choose(about)).as("%s", about.event()).isEqualTo(choice);
      }
    }
  }

  @Test
  void shouldAnswerAlikeAmongManyRules() {
    PillowmintEngine spread = new PillowmintEngine(ManyRules.spread(500));
    PillowmintEngine onFees = new PillowmintEngine(ManyRules.onFees(500));

    assertThat(Cases.all())
        .allSatisfy(
            about -> {
              assertThat(spread.choose(about)).isEqualTo(pillowmint.choose(about));
              assertThat(onFees.choose(about)).isEqualTo(pillowmint.choose(about));
            });
  }

  private static List<Case> random(int number) {
    Random random = new Random(20);
    List<CustomerState> customers =
        List.of(Customers.often(), Customers.rarely(), Customers.newcomer());
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      cases.add(new Case(customers.get(random.nextInt(3)), event(random)));
    }
    return cases;
  }

  private static Event event(Random random) {
    Duration hours = Duration.ofHours(random.nextInt(40));
    return switch (random.nextInt(5)) {
      case 0 ->
          event(
              "fee.charged",
              Map.of(
                  "fee", "late",
                  "amount", Amount.ofMinor(random.nextInt(1, 8000), "EUR"),
                  "cause", one(random, "slip", "company-error", "deliberate-choice")));
      case 1 ->
          event(
              "delivery.delayed",
              Map.of(
                  "orderId",
                  "O",
                  "delay",
                  hours,
                  "orderTotal",
                  Amount.ofMinor(random.nextInt(20_000), "EUR")));
      case 2 ->
          event(
              "complaint.raised",
              Map.of(
                  "about", "it",
                  "severity", one(random, "low", "medium", "high"),
                  "tone", one(random, "calm", "upset", "abusive"),
                  "times", random.nextLong(1, 5)));
      case 3 -> event("service.outage", Map.of("duration", hours, "planned", random.nextBoolean()));
      default ->
          event(
              "support.contacted",
              Map.of(
                  "channel", "phone",
                  "holdTime", Duration.ofMinutes(random.nextInt(30)),
                  "transfers", random.nextLong(4),
                  "hadToRepeat", random.nextBoolean()));
    };
  }

  private static String one(Random random, String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  private static Event event(String type, Map<String, Object> attributes) {
    return new Event("test", "e-1", type, "C-1", Customers.NOW, attributes);
  }
}
