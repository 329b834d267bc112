package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.policy.Proof;
import java.util.List;

/** What has to be shown first is asked for, and everything waits until then. */
final class Proving implements Stage {

  @Override
  public Choice apply(Situation situation, Choice choice) {
    Proof proof = situation.rule().clauses().preconditions().proof();
    List<String> unshown =
        proof == null || situation.vouched() ? List.of() : proof.unshown(situation.facts());
    if (proof == null || unshown.isEmpty()) {
      return choice;
    }
    String role = situation.rule().role();
    String then =
        switch (proof.until()) {
          case WAIT -> "it waits for a system or a person to verify them";
          case ASK -> "the customer is asked to show them";
          case PERSON -> "a %s decides".formatted(role);
        };
    return choice
        .because(
            "Not shown yet: %s; %s, for up to %d days."
                .formatted(String.join(", ", unshown), then, proof.within().toDays()))
        .ending(new Choice.Asked(reason(proof), role, unshown, proof.within(), choice.chosen()));
  }

  private static String reason(Proof proof) {
    return switch (proof.until()) {
      case WAIT -> "awaiting-proof";
      case ASK -> "ask-customer";
      case PERSON -> "needs-proof";
    };
  }
}
