package dev.pillowmint.decision.policy;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;

/**
 * Whether a rule fits an event, for a person.
 *
 * @param verdict {@code fits}, {@code does not fit}, {@code not stated} or {@code passed over}
 * @param why which facts are not stated, or why it was passed over; empty: nothing to add
 */
public record Fitting(String verdict, String why) {

  /**
   * Of one rule, whatever those before it do.
   *
   * @param customer before the event
   */
  public static Fitting of(Policy policy, Rule rule, Event event, CustomerState customer) {
    return switch (Recognition.judge(rule, new Facts(event, customer, policy))) {
      case Answer.Known known ->
          new Fitting(known.value() instanceof Recognition.Match ? "fits" : "does not fit", "");
      case Answer.NotStated unstated ->
          new Fitting("not stated", String.join(", ", unstated.names()));
      case Answer.Failed failed -> new Fitting("passed over", failed.problem());
      case Answer.NoRate noRate -> new Fitting("passed over", noRate.problem());
      case Answer.Unpriced unpriced -> new Fitting("passed over", unpriced.problem());
    };
  }
}
