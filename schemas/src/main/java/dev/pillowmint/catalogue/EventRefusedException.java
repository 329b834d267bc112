package dev.pillowmint.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/** An event that the catalogue objects to; it is refused. */
public final class EventRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Objection> objections;

  EventRefusedException(List<Objection> objections) {
    super(
        objections.stream()
            .map(o -> o.pointer().isEmpty() ? o.detail() : o.pointer() + ": " + o.detail())
            .collect(Collectors.joining("; ")));
    this.objections = List.copyOf(objections);
  }

  /** Everything that is wrong with it, at least one. */
  public List<Objection> objections() {
    return objections;
  }
}
