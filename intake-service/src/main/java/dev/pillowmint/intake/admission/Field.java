package dev.pillowmint.intake.admission;

/** What an event's envelope says, by its name in each form. */
public enum Field {
  ID("id", "id"),
  SOURCE("source", "source"),
  TYPE("type", "type"),
  CUSTOMER_ID("customerId", "customerid"),
  TIME("time", "time"),
  SUBJECT("subject", "subject");

  private final String plain;
  private final String cloudEvent;

  Field(String plain, String cloudEvent) {
    this.plain = plain;
    this.cloudEvent = cloudEvent;
  }

  /** The member of a plain JSON event. */
  public String plain() {
    return plain;
  }

  /** The context or extension attribute of a CloudEvent. */
  public String cloudEvent() {
    return cloudEvent;
  }
}
