package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.policy.Policies;
import dev.pillowmint.decision.policy.Policy;
import java.util.Optional;

/**
 * Decides each event under every shadow too, with the same facts, and reports what differs. Budgets
 * are not asked: a shadow grants where the active policy's grant still awaits its budget.
 */
public final class Shadowing implements Beside {
  private final Policies policies;
  private final Report report;

  /** Who hears what came of it. */
  public interface Report {
    /** The shadow decides alike. */
    void same(Policy shadow);

    /** The shadow decides otherwise. */
    void differs(Policy shadow, Difference difference);

    /** The shadow could not decide. */
    void failed(Policy shadow, Event event, RuntimeException failure);
  }

  /**
   * @param policies whose shadows decide
   */
  public Shadowing(Policies policies, Report report) {
    this.policies = policies;
    this.report = report;
  }

  @Override
  public void decided(CustomerState before, Event event, Optional<Decision> decision) {
    for (Policy shadow : policies.shadows()) {
      try {
        Difference.between(event, decision, Deciding.decide(shadow, before, event))
            .ifPresentOrElse(d -> report.differs(shadow, d), () -> report.same(shadow));
      } catch (RuntimeException e) {
        report.failed(shadow, event, e);
      }
    }
  }
}
