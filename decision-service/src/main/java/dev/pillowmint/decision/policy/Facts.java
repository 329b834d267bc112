package dev.pillowmint.decision.policy;

import dev.cel.runtime.CelVariableResolver;
import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.customer.Grant;
import dev.pillowmint.decision.customer.Paid;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a policy's expressions and texts can read when one event of one customer is decided. Windows
 * end at the event's time, or when its facts were shown.
 */
public final class Facts implements CelVariableResolver {
  private final Event event;
  private final CustomerState customer;
  private final Terms terms;
  private final Instant asOf;
  private final EventValue eventValue = new EventValue(this);
  private final CustomerValue customerValue = new CustomerValue(this);

  /**
   * What can be read under a policy.
   *
   * @param customer before the event
   */
  public Facts(Event event, CustomerState customer, Policy policy) {
    this(event, customer, policy, event.time());
  }

  /**
   * What can be read under a policy some time after the event.
   *
   * @param customer as known then, but for the event
   * @param asOf when windows of the customer's history end
   */
  public Facts(Event event, CustomerState customer, Policy policy, Instant asOf) {
    this(event, customer, policy.terms(), asOf);
  }

  Facts(Event event, CustomerState customer, Terms terms) {
    this(event, customer, terms, event.time());
  }

  private Facts(Event event, CustomerState customer, Terms terms, Instant asOf) {
    this.event = event;
    this.customer = customer;
    this.terms = terms;
    this.asOf = asOf;
  }

  /** When windows of the customer's history end. */
  public Instant asOf() {
    return asOf;
  }

  @Override
  public Optional<Object> find(String name) {
    return switch (name) {
      case "event" -> Optional.of(eventValue);
      case "customer" -> Optional.of(customerValue);
      default -> Optional.empty();
    };
  }

  /** The attribute's value, or null if it is not stated. */
  @Nullable Object eventField(String name) {
    return spoken(event.attributes().get(name));
  }

  /** The attribute as the event states it, or null. */
  @Nullable Object attribute(String name) {
    return event.attributes().get(name);
  }

  /** When the event happened. */
  Instant time() {
    return event.time();
  }

  /** The policy's currency. */
  Currency base() {
    return terms.rates().base();
  }

  Money money(Amount amount) {
    return Money.of(amount, terms.rates(), event.time());
  }

  /**
   * The amount that the policy named, as it was at the event's time.
   *
   * @throws NoValueException if none held then
   */
  Money value(String name) {
    return value(name, event.time());
  }

  /**
   * The amount that the policy named, as it was at a time.
   *
   * @throws NoValueException if none held then
   */
  Money value(String name, Instant time) {
    return money(terms.values().at(name, time));
  }

  /** The customer's field, or null if it is not stated. */
  @Nullable Object customerField(String name) {
    return switch (name) {
      case "displayName" -> customer.profile().displayName();
      case "tier" -> customer.profile().tier();
      case "yearlyValue" -> spoken(customer.profile().yearlyValue());
      case "customerSince" -> spoken(customer.profile().customerSince());
      case "timeZone" -> customer.profile().timeZone();
      case "language" -> customer.profile().language();
      case "country" -> customer.profile().country();
      case "interests" -> customer.profile().interests();
      case "openPromises" -> (long) customer.promises().size();
      case "leaveAlone" -> customer.leaveAlone();
      default -> null;
    };
  }

  long count(String type, Duration window) {
    return customer.count(type, asOf, window);
  }

  long gestures(Duration window) {
    long sum = 0;
    for (Grant grant : customer.goodwill().near(asOf, window)) {
      sum += grant.gestures();
    }
    return sum;
  }

  Money goodwill(Duration window) {
    Money sum = money(new Amount(java.math.BigDecimal.ZERO, terms.rates().base()));
    for (Grant grant : customer.goodwill().near(asOf, window)) {
      sum = sum.plus(money(grant.amount()));
    }
    return sum;
  }

  Money sum(String type, Duration window) {
    return sum(customer.amounts(type, asOf, window));
  }

  Money owed(Duration window) {
    return sum(customer.dealings().paid(asOf, window).stream().map(Paid::amount).toList());
  }

  private Money sum(List<Amount> amounts) {
    Money none = money(new Amount(java.math.BigDecimal.ZERO, terms.rates().base()));
    return amounts.stream().map(this::money).reduce(Money::plus).orElse(none);
  }

  /** The type of the event. */
  String type() {
    return event.type();
  }

  /** How long ago a day began in the policy's zone. */
  Duration since(UnaryOperator<LocalDate> day) {
    LocalDate today = LocalDate.ofInstant(event.time(), terms.zone());
    return Duration.between(day.apply(today).atStartOfDay(terms.zone()).toInstant(), event.time());
  }

  /**
   * Whether a fact is stated, and is not merely what the customer says.
   *
   * @param claimed attributes of the event's type that are
   */
  boolean verified(String fact, Set<String> claimed) {
    boolean onlyClaimed = claimed.contains(fact) || listed("claimed", fact);
    return attribute(fact) != null && (!onlyClaimed || listed("verified", fact));
  }

  private boolean listed(String attribute, String fact) {
    return attribute(attribute) instanceof List<?> facts && facts.contains(fact);
  }

  /** The kind that an attribute names, e.g. {@code gift}. */
  Optional<String> text(String attribute) {
    return event.text(attribute);
  }

  private @Nullable Object spoken(@Nullable Object value) {
    return switch (value) {
      case Amount amount -> money(amount);
      case LocalDate date -> date.atStartOfDay(terms.zone()).toInstant();
      case null -> null;
      default -> value;
    };
  }
}
