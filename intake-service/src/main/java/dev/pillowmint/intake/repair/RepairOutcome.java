package dev.pillowmint.intake.repair;

import dev.pillowmint.intake.admission.Fault;
import java.util.List;

/** What came of an act on a dead letter. */
public sealed interface RepairOutcome {
  /** It was done. */
  record Done(Standing standing) implements RepairOutcome {}

  /** There is no such dead letter. */
  record Unknown(Place place) implements RepairOutcome {}

  /** The act may not be done; says why, and what may. */
  record Refused(String why) implements RepairOutcome {}

  /** The event would still be refused. */
  record StillBad(List<Fault> faults) implements RepairOutcome {
    public StillBad {
      faults = List.copyOf(faults);
    }
  }
}
