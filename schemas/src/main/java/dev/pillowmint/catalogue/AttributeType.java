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
 */
public record AttributeType(
    String name,
    Kind kind,
    boolean required,
    List<String> allowed,
    String description,
    boolean claimed,
    boolean remembered) {

  public AttributeType {
    allowed = List.copyOf(allowed);
  }

  /** A fact of ours that history does not keep. */
  public AttributeType(
      String name, Kind kind, boolean required, List<String> allowed, String description) {
    this(name, kind, required, allowed, description, false, false);
  }

  /** The values an attribute can hold, each with the Java type that {@link Attributes} gives. */
  public enum Kind {
    /** {@link String} */
    TEXT,
    /** {@link Long} */
    INTEGER,
    /** {@link Double} */
    NUMBER,
    /** {@link Boolean} */
    FLAG,
    /** {@link Amount} */
    MONEY,
    /** {@link java.time.Instant} */
    INSTANT,
    /** {@link java.time.LocalDate} */
    DATE,
    /** {@link java.time.Duration} */
    DURATION,
    /** {@link List} of {@link String} */
    TEXTS
  }
}
