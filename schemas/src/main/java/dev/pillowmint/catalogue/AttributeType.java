package dev.pillowmint.catalogue;

import java.util.List;

/**
 * One attribute of an event type.
 *
 * @param name as it stands in the event, camelCase
 * @param kind which values it takes
 * @param required whether an event without it is refused
 * @param allowed the only values a text may take; empty: any
 * @param description for publishers and policy writers, with its unit where it has one
 * @param claimed whether it says what the customer states, until an event lists it as verified
 * @param remembered whether a customer's history keeps it: the one amount of its event type
 * @param personal whom its value names, reaches or describes
 */
public record AttributeType(
    String name,
    Kind kind,
    boolean required,
    List<String> allowed,
    String description,
    boolean claimed,
    boolean remembered,
    Personal personal) {

  public AttributeType {
    allowed = List.copyOf(allowed);
  }

  /** A fact of ours that history does not keep. */
  public AttributeType(
      String name, Kind kind, boolean required, List<String> allowed, String description) {
    this(name, kind, required, allowed, description, false, false, Personal.NOBODY);
  }

  /** The same of somebody. */
  AttributeType about(Personal somebody) {
    return new AttributeType(
        name, kind, required, allowed, description, claimed, remembered, somebody);
  }

  /** Whom a value names, reaches or describes; the later, the stricter. */
  public enum Personal {
    /** Nobody. */
    NOBODY,
    /** The customer; also what they said. Hidden from logs and from who repairs records. */
    CUSTOMER,
    /** A member of staff. Never told to customers. */
    STAFF
  }

  /** The values an attribute can hold, each with the Java type that {@link JsonValues} gives. */
  public enum Kind {
    /** {@link String} */
    TEXT("text"),
    /** {@link Long} */
    INTEGER("whole number"),
    /** {@link Double} */
    NUMBER("number"),
    /** {@link Boolean} */
    FLAG("true or false"),
    /** {@link Amount} */
    MONEY("money such as {\"amount\": \"4.90\", \"currency\": \"EUR\"}"),
    /** {@link java.time.Instant} */
    INSTANT("point in time such as \"2026-03-02T09:30:00Z\""),
    /** {@link java.time.LocalDate} */
    DATE("date such as \"2026-03-02\""),
    /** {@link java.time.Duration} */
    DURATION("duration such as \"PT45M\" or \"P2D\" (days, hours, minutes, seconds)"),
    /** {@link List} of {@link String} */
    TEXTS("list of texts");

    private final String expected;

    Kind(String expected) {
      this.expected = expected;
    }

    /** What to write in JSON, in words. */
    public String expected() {
      return expected;
    }
  }
}
