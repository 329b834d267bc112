package dev.pillowmint.decision.policy;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The document is no policy; the message says where and what to do. */
public final class PolicyException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Comparator<Fault> IN_ORDER =
      Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column);

  private final transient List<Fault> faults;

  PolicyException(List<Fault> found) {
    List<Fault> sorted = found.stream().sorted(IN_ORDER).toList();
    super(sorted.stream().map(Fault::toString).collect(Collectors.joining("\n\n")));
    this.faults = sorted;
  }

  /** At least one, in the order of the document. */
  public List<Fault> faults() {
    return faults;
  }
}
