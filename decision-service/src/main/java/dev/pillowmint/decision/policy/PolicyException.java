package dev.pillowmint.decision.policy;

import java.util.List;
import java.util.stream.Collectors;

/** The document is no policy; the message says where and what to do. */
public final class PolicyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  PolicyException(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n\n")));
    this.faults = List.copyOf(faults);
  }

  /** At least one, in the order of the document. */
  public List<Fault> faults() {
    return faults;
  }
}
