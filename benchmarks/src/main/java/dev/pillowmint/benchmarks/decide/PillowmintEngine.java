package dev.pillowmint.benchmarks.decide;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.decide.Chosen;
import dev.pillowmint.decision.decide.Deciding;
import dev.pillowmint.decision.decide.Decision;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.PolicyCompiler;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Pillowmint: a whole decision, with identities, explanation, caps and the budget's draw. */
public final class PillowmintEngine implements Engine {
  private final Policy policy;

  /** Of that document. */
  public PillowmintEngine(String yaml) {
    policy = new PolicyCompiler(EventTypes.shipped()).compile("benchmark.yaml", yaml);
  }

  /** Of the twenty rules. */
  public static PillowmintEngine ofTwenty() {
    return new PillowmintEngine(Rules.read("rules.yaml"));
  }

  /** The twenty rules where goodwill draws on no budget, so that every event takes one step. */
  public static Policy withoutBudget() {
    return new PillowmintEngine(Rules.read("rules.yaml").replace("  budget: goodwill\n", ""))
        .policy;
  }

  /** The whole decision. */
  public Optional<Decision> decide(Case about) {
    return Deciding.decide(policy, about.customer(), about.event());
  }

  @Override
  public Choice choose(Case about) {
    return decide(about).map(d -> new Choice(d.moment().rule(), cost(d))).orElse(Choice.NONE);
  }

  private static BigDecimal cost(Decision decision) {
    List<Chosen> proposed =
        decision instanceof Decision.Proposed waiting ? waiting.proposed() : List.of();
    return Stream.concat(decision.given().stream(), proposed.stream())
        .map(chosen -> chosen.offer().amount())
        .flatMap(Stream::ofNullable)
        .map(amount -> amount.value())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
