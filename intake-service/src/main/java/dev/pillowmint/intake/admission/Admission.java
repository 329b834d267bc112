package dev.pillowmint.intake.admission;

import java.util.List;

/** Whether an event is let in. */
public sealed interface Admission {

  /** It is, in this shape. */
  record Admitted(AdmittedEvent event) implements Admission {}

  /**
   * It is not.
   *
   * @param id as far as it could be read; empty if not
   * @param source as far as it could be read; empty if not
   * @param faults every fault found, at least one
   */
  record Refused(String id, String source, List<Fault> faults) implements Admission {
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
