package dev.pillowmint.benchmarks.decide;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;

/**
 * An event of a customer.
 *
 * @param customer before the event
 * @param event that happens
 */
public record Case(CustomerState customer, Event event) {}
