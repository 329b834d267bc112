package dev.pillowmint.decision.policy;

import java.util.List;
import java.util.stream.Collectors;

/** A policy means nothing with a company's event types; the message says what and where. */
public final class MisfitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param misfits at least one
   */
  public MisfitException(List<Misfit> misfits, PolicyException cause) {
    super(misfits.stream().map(Misfit::toString).collect(Collectors.joining("\n\n")), cause);
  }
}
