package dev.pillowmint.intake.admission;

import java.util.List;

/** The customer events that Pillowmint has taken upon itself. */
public interface CustomerEvents {

  /**
   * Makes the events durable, in order. Returns when every one is durable or known not to be,
   * within a bounded time.
   *
   * @return what became of each, in the same order
   */
  List<Publication> publish(List<AdmittedEvent> events);
}
