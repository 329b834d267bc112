package dev.pillowmint.decision.policy;

import dev.cel.runtime.CelVariableResolver;
import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.customer.Grant;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a policy's expressions and texts can read when one event of one customer is decided. Windows
 * end at the event's time.
 */
public final class Facts implements CelVariableResolver {
  private final Event event;
  private final CustomerState customer;
  private final Rates rates;
  private final EventValue eventValue = new EventValue(this);
  private final CustomerValue customerValue = new CustomerValue(this);

  /**
   * @param customer before the event
   */
  public Facts(Event event, CustomerState customer, Rates rates) {
    this.event = event;
    this.customer = customer;
    this.rates = rates;
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

  Money money(Amount amount) {
    return Money.of(amount, rates);
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
    return customer.count(type, event.time(), window);
  }

  long gestures(Duration window) {
    long sum = 0;
    for (Grant grant : customer.goodwill().near(event.time(), window)) {
      sum += grant.gestures();
    }
    return sum;
  }

  Money goodwill(Duration window) {
    Money sum = Money.of(new Amount(java.math.BigDecimal.ZERO, rates.base()), rates);
    for (Grant grant : customer.goodwill().near(event.time(), window)) {
      sum = sum.plus(Money.of(grant.amount(), rates));
    }
    return sum;
  }

  /** The kind that an attribute names, e.g. {@code gift}. */
  Optional<String> text(String attribute) {
    return event.text(attribute);
  }

  private @Nullable Object spoken(@Nullable Object value) {
    return switch (value) {
      case Amount amount -> Money.of(amount, rates);
      case LocalDate date -> date.atStartOfDay(ZoneOffset.UTC).toInstant();
      case null -> null;
      default -> value;
    };
  }
}
