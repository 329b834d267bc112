package dev.pillowmint.catalogue;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An event that the catalogue objects to; it is refused. */
public final class EventRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int MOST_IN_BRIEF = 5;

  private final transient List<Objection> objections;

  EventRefusedException(List<Objection> objections) {
    super(
        objections.stream()
            .map(o -> o.pointer().isEmpty() ? o.detail() : o.pointer() + ": " + o.detail())
            .collect(Collectors.joining("; ")));
    this.objections = List.copyOf(objections);
  }

  /** The refusal that the failure comes from; empty: from none. */
  public static Optional<EventRefusedException> in(@Nullable Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(EventRefusedException.class::isInstance)
        .map(EventRefusedException.class::cast)
        .findFirst();
  }

  /**
   * Where it is wrong, and how by code, for a log: the message may hold what the event says of a
   * customer.
   */
  public String inBrief() {
    return objections.stream()
        .limit(MOST_IN_BRIEF)
        .map(o -> o.pointer().isEmpty() ? o.code().text() : o.code().text() + " at " + o.pointer())
        .collect(Collectors.joining(", "));
  }

  /** Everything that is wrong with it, at least one. */
  public List<Objection> objections() {
    return objections;
  }
}
