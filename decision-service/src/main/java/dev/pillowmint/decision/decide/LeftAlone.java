package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.policy.Kind;
import java.util.List;

/**
 * Nobody calls a customer who wants to be left alone, unless something went wrong or they asked:
 * making it right is not marketing. What is owed is given all the same, and so is what a member of
 * staff offers.
 */
final class LeftAlone implements Stage {

  @Override
  public Choice apply(Situation situation, Choice choice) {
    if (!situation.customer().leaveAlone()
        || situation.offeredByStaff()
        || situation.policy().standing().answers(situation.event())) {
      return choice;
    }
    List<Chosen> left = choice.chosen().stream().filter(c -> !callsUnasked(c)).toList();
    return left.size() == choice.chosen().size()
        ? choice
        : choice
            .because("The customer wants to be left alone: nobody calls them.")
            .leaving(left, "left-alone", null);
  }

  private static boolean callsUnasked(Chosen gesture) {
    return !gesture.offer().owed() && gesture.offer().kind() == Kind.CALLBACK;
  }
}
