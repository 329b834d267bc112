package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.EventType;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A rule that is never offered unprompted.
 *
 * @param types event types that say by themselves that the customer asked
 */
public record OnRequest(Set<String> types) {

  /** Whether the customer asked. */
  boolean holds(Facts facts) {
    return types.contains(facts.type()) || Boolean.TRUE.equals(facts.attribute("requested"));
  }

  static OnRequest of(Collection<EventType> types) {
    return new OnRequest(
        types.stream()
            .filter(EventType::request)
            .map(EventType::name)
            .collect(Collectors.toUnmodifiableSet()));
  }
}
