package dev.pillowmint.decision.decide;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is chosen so far.
 *
 * @param chosen gestures that are still to be given
 * @param explanation the steps so far
 * @param notes so far
 * @param ending what settles the moment before caps and budgets are asked; null: nothing yet
 */
record Choice(List<Chosen> chosen, Explanation explanation, Notes notes, @Nullable Ending ending) {

  /** How a moment is settled. */
  sealed interface Ending {}

  /**
   * Nothing is given.
   *
   * @param reason as a stable code
   * @param handOver the role that sees to it instead; null: nobody
   */
  record Refused(String reason, @Nullable String handOver) implements Ending {}

  /**
   * A person, a system or the customer is asked.
   *
   * @param reason as a stable code
   * @param role who decides
   * @param facts that are awaited
   * @param within how long that may take; null: not limited here
   * @param proposed what waits; the rest is given
   */
  record Asked(
      String reason,
      String role,
      List<String> facts,
      @Nullable Duration within,
      List<Chosen> proposed)
      implements Ending {}

  Choice {
    chosen = List.copyOf(chosen);
  }

  Choice because(String step) {
    return new Choice(chosen, explanation.then(step), notes, ending);
  }

  Choice keeping(List<Chosen> left) {
    return new Choice(left, explanation, notes, ending);
  }

  Choice with(Notes other) {
    return new Choice(chosen, explanation, other, ending);
  }

  Choice ending(Ending end) {
    return new Choice(chosen, explanation, notes, end);
  }

  /** What is left; nothing left is a refusal. */
  Choice leaving(List<Chosen> left, String reason, @Nullable String handOver) {
    return left.isEmpty() ? keeping(left).ending(new Refused(reason, handOver)) : keeping(left);
  }

  /** Everything waits for a person, since memory does not reach back far enough. */
  Choice unsure(String role) {
    return because(
            "So much was given that older grants are forgotten: a %s decides.".formatted(role))
        .ending(new Asked("perhaps-given", role, List.of(), null, chosen));
  }

  List<Chosen> owed() {
    return chosen.stream().filter(c -> c.offer().owed()).toList();
  }

  List<Chosen> goodwill() {
    return chosen.stream().filter(c -> !c.offer().owed()).toList();
  }
}
