package dev.pillowmint.intake.admission;

import java.util.List;
import java.util.Set;

/**
 * Who sends events.
 *
 * @param source the source that its credentials belong to
 * @param anySource whether it may publish on behalf of every source
 * @param types types of events that it may publish; empty: all
 * @param customers what the customer ids begin with that it may publish for; empty: any
 */
public record Publisher(
    String source, boolean anySource, Set<String> types, List<String> customers) {

  public Publisher {
    types = Set.copyOf(types);
    customers = List.copyOf(customers);
  }

  /** One that may publish every type for every customer. */
  public Publisher(String source, boolean anySource) {
    this(source, anySource, Set.of(), List.of());
  }

  boolean maySpeakFor(String other) {
    return anySource || source.equals(other);
  }

  boolean mayPublish(String type) {
    return types.isEmpty() || types.contains(type);
  }

  boolean maySpeakOf(String customerId) {
    return customers.isEmpty() || customers.stream().anyMatch(customerId::startsWith);
  }
}
