package dev.pillowmint.benchmarks.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.Event;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event as Drools and DMN like it best: plain typed properties. */
public final class EventFact {
  private final Event event;
  private final @Nullable BigDecimal amount;
  private final @Nullable BigDecimal orderTotal;
  private final int minutes;
  private final int number;
  private final boolean flag;

  /** Reads the event's attributes once. */
  public EventFact(Event event) {
    this.event = event;
    this.amount = event.amount("amount").map(Amount::value).orElse(null);
    this.orderTotal = event.amount("orderTotal").map(Amount::value).orElse(null);
    this.minutes = minutes(event);
    this.number =
        event.attributes().get("times") instanceof Long times
            ? times.intValue()
            : event.attributes().get("transfers") instanceof Long transfers
                ? transfers.intValue()
                : 0;
    this.flag = event.flag("planned").or(() -> event.flag("hadToRepeat")).orElse(false);
  }

  /** Type of the event. */
  public String getType() {
    return event.type();
  }

  /** When it happened. */
  public Instant getTime() {
    return event.time();
  }

  /** Cause of a fee. */
  public @Nullable String getCause() {
    return event.text("cause").orElse(null);
  }

  /** Tone of a complaint. */
  public @Nullable String getTone() {
    return event.text("tone").orElse(null);
  }

  /** Severity of a complaint. */
  public @Nullable String getSeverity() {
    return event.text("severity").orElse(null);
  }

  /** Of a fee, in euros. */
  public @Nullable BigDecimal getAmount() {
    return amount;
  }

  /** Of a late order, in euros. */
  public @Nullable BigDecimal getOrderTotal() {
    return orderTotal;
  }

  /** How long a delay, an outage or a wait took; -1: not stated. */
  public int getMinutes() {
    return minutes;
  }

  /** How often it was complained about, or handed on. */
  public int getNumber() {
    return number;
  }

  /** An outage: planned. A contact: the customer had to repeat themselves. */
  public boolean isFlag() {
    return flag;
  }

  private static int minutes(Event event) {
    for (String name : new String[] {"delay", "duration", "holdTime"}) {
      if (event.attributes().get(name) instanceof Duration duration) {
        return (int) duration.toMinutes();
      }
    }
    return -1;
  }
}
