package dev.pillowmint.benchmarks.decide;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.decide.Chosen;
import dev.pillowmint.decision.decide.Deciding;
import dev.pillowmint.decision.decide.Decision;
import dev.pillowmint.decision.policy.Facts;
import dev.pillowmint.decision.policy.Offer;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.PolicyCompiler;
import dev.pillowmint.decision.policy.Recognition;
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

  /** Its rules, compiled. */
  public Policy policy() {
    return policy;
  }

  /** The whole decision. */
  public Optional<Decision> decide(Case about) {
    return Deciding.decide(policy, about.customer(), about.event());
  }

  /** No more than what the other engines answer: the first rule that matches, and what it costs. */
  public Choice recognise(Case about) {
    Facts facts = new Facts(about.event(), about.customer(), policy);
    return Recognition.of(policy, about.event().type(), facts)
        .match()
        .map(match -> new Choice(match.rule().name(), cost(match.offers())))
        .orElse(Choice.NONE);
  }

  @Override
  public Choice choose(Case about) {
    return decide(about).map(d -> new Choice(d.moment().rule(), cost(d))).orElse(Choice.NONE);
  }

  private static BigDecimal cost(Decision decision) {
    List<Chosen> proposed =
        decision instanceof Decision.Proposed waiting ? waiting.proposed() : List.of();
    return cost(
        Stream.concat(decision.given().stream(), proposed.stream()).map(Chosen::offer).toList());
  }

  private static BigDecimal cost(List<Offer> offers) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Offer offer : offers) {
      sum = offer.amount() == null ? sum : sum.add(offer.amount().value());
    }
    return sum;
  }
}
