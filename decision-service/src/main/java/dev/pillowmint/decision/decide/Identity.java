package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.customer.Event;
import org.jspecify.annotations.Nullable;

/**
 * Which decision or gesture it is. Its name is put together when it is first read: whoever only
 * asks what would be decided never pays for it.
 */
public final class Identity {
  private static final int DECISION = -1;

  private final Event event;
  private final String rule;
  private final int index;
  private @Nullable String name;

  private Identity(Event event, String rule, int index) {
    this.event = event;
    this.rule = rule;
    this.index = index;
  }

  /** Of the decision that a rule makes about an event. */
  static Identity of(Event event, String rule) {
    return new Identity(event, rule, DECISION);
  }

  /**
   * Of one of the decision's gestures.
   *
   * @param index among them, from 0
   */
  static Identity of(Event event, String rule, int index) {
    return new Identity(event, rule, index);
  }

  /** See {@link Ids}. Threads that race for it find the same. */
  String name() {
    String known = name;
    if (known == null) {
      known =
          index == DECISION
              ? Ids.of(event.source(), event.id(), rule)
              : Ids.of(event.source(), event.id(), rule, index);
      name = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Identity same && name().equals(same.name()));
  }

  @Override
  public int hashCode() {
    return name().hashCode();
  }

  @Override
  public String toString() {
    return name();
  }
}
