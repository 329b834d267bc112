package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.customer.Hashes;
import dev.pillowmint.decision.policy.Learning;
import java.math.BigDecimal;

/**
 * Withholds goodwill from a control group. Who is in it depends on customer, rule and salt only;
 * what is owed is given all the same.
 */
final class ControlGroup implements Stage {

  @Override
  public Choice apply(Situation situation, Choice choice) {
    Learning learning = situation.policy().learning();
    if (!learning.on()
        || !situation.rule().clauses().balance().controlled()
        || situation.byPerson()
        || choice.goodwill().isEmpty()) {
      return choice;
    }
    String customer = situation.event().customerId();
    if (!holds(learning, customer, situation.rule().name())) {
      return choice.with(choice.notes().in(Notes.Arm.TREATED));
    }
    return choice
        .with(choice.notes().in(Notes.Arm.CONTROL))
        .because(
            "The customer is in this rule's control group: goodwill is withheld to learn from it.")
        .leaving(choice.owed(), "control-group", null);
  }

  /**
   * Whether a uniform number from 0 to 1, made of the customer, the rule and the salt, is below the
   * share.
   */
  static boolean holds(Learning learning, String customer, String rule) {
    long number = Hashes.of("control", learning.salt(), rule, customer) >>> 11;
    BigDecimal below = learning.controlGroup().multiply(BigDecimal.valueOf(1L << 53));
    return BigDecimal.valueOf(number).compareTo(below) < 0;
  }
}
