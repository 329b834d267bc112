package dev.pillowmint.intake.admission;

import dev.pillowmint.catalogue.Characters;
import dev.pillowmint.catalogue.PublishedEvents;
import dev.pillowmint.catalogue.Spelling;
import dev.pillowmint.intake.admission.Fault.Code;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one envelope, and collects what is wrong with them. */
final class EnvelopeReading {
  private static final Pattern EXTENSION_NAME = Pattern.compile("[a-z0-9]+");

  private final Envelope envelope;
  private final Limits limits;
  private final List<Fault> faults;

  EnvelopeReading(Envelope envelope, Limits limits, List<Fault> faults) {
    this.envelope = envelope;
    this.limits = limits;
    this.faults = faults;
  }

  /** A text that has to be there; null: it is not, and a fault says so. */
  @Nullable String name(Field field) {
    if (!envelope.fields().containsKey(field)) {
      fault(Code.MISSING, field, "is required and missing");
      return null;
    }
    return optionalName(field);
  }

  /** A text that may be there; null: it is not, or a fault says what is wrong with it. */
  @Nullable String optionalName(Field field) {
    Object value = envelope.fields().get(field);
    if (value == null) {
      return null;
    }
    if (!(value instanceof String text)) {
      fault(Code.INVALID, field, "must be a string, not " + Quoted.kind(value));
      return null;
    }
    if (text.isBlank()) {
      fault(Code.INVALID, field, "must not be blank");
      return null;
    }
    if (text.length() > limits.name()) {
      fault(
          Code.TOO_LARGE,
          field,
          "has %d characters; at most %d are allowed".formatted(text.length(), limits.name()));
      return null;
    }
    return printable(field, text);
  }

  private @Nullable String printable(Field field, String text) {
    String problem = Characters.problem(text);
    if (problem != null) {
      fault(Code.INVALID, field, problem);
      return null;
    }
    return text;
  }

  /**
   * When it happened; null: not stated, or a fault says what is wrong with it.
   *
   * @param now what the service's clock shows
   */
  @Nullable Instant time(Instant now) {
    String text = optionalName(Field.TIME);
    if (text == null) {
      return null;
    }
    Instant time = pointInTime(text);
    if (time == null) {
      fault(
          Code.INVALID,
          Field.TIME,
          "%s is no point in time such as \"2026-03-02T09:30:00Z\" (RFC 3339)"
              .formatted(Quoted.of(text)));
    } else if (time.isAfter(now.plus(PublishedEvents.CLOCK_SKEW))) {
      fault(
          Code.INVALID,
          Field.TIME,
          "%s is more than %d minutes ahead of its arrival, %s; it says when the fact happened"
              .formatted(Quoted.of(text), PublishedEvents.CLOCK_SKEW.toMinutes(), now));
    } else if (limits.oldest() != null && time.isBefore(now.minus(limits.oldest()))) {
      fault(
          Code.INVALID,
          Field.TIME,
          "%s is longer ago than the %d hours that this service takes events of"
              .formatted(Quoted.of(text), limits.oldest().toHours()));
    }
    return time;
  }

  private static @Nullable Instant pointInTime(String text) {
    try {
      Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
      return time.isBefore(PublishedEvents.FIRST) || !time.isBefore(PublishedEvents.END)
          ? null
          : time;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The extension attributes, as text; empty on a plain event, which has none. */
  Map<String, String> extensions() {
    if (envelope.form() == Form.PLAIN) {
      envelope.others().keySet().forEach(this::stray);
      return Map.of();
    }
    Map<String, String> extensions = new LinkedHashMap<>();
    envelope.others().forEach((name, value) -> extension(name, value, extensions));
    int stated = envelope.others().size();
    if (stated > limits.extensions()) {
      faults.add(
          new Fault(
              Code.TOO_LARGE,
              "",
              "the event has %d extension attributes; at most %d are allowed"
                  .formatted(stated, limits.extensions())));
    }
    return extensions;
  }

  private void stray(String name) {
    List<String> known =
        Stream.concat(Arrays.stream(Field.values()).map(Field::plain), Stream.of("attributes"))
            .toList();
    faults.add(
        new Fault(
            Code.UNKNOWN_NAME,
            "/" + Pointer.escaped(name),
            "%s is no member of an event%s"
                .formatted(Quoted.of(name), Spelling.suggestion(name, known))));
  }

  private void extension(String name, @Nullable Object value, Map<String, String> into) {
    String where = envelope.form().attributeNamed(name);
    if (!EXTENSION_NAME.matcher(name).matches()) {
      faults.add(
          new Fault(
              Code.UNKNOWN_NAME,
              where,
              "%s is no name of a CloudEvents attribute (lower-case letters and digits only)%s"
                  .formatted(Quoted.of(name), Spelling.suggestion(name, List.of("customerid")))));
    } else if (name.length() > PublishedEvents.LONGEST_EXTENSION_NAME) {
      faults.add(
          new Fault(
              Code.TOO_LARGE,
              where,
              "the name has %d characters; at most %d are allowed"
                  .formatted(name.length(), PublishedEvents.LONGEST_EXTENSION_NAME)));
    } else if (!(value instanceof String || value instanceof Boolean || value instanceof Integer)) {
      faults.add(
          new Fault(Code.INVALID, where, "must be a string, a boolean or a 32-bit whole number"));
    } else if (String.valueOf(value).length() > limits.extension()) {
      faults.add(
          new Fault(
              Code.TOO_LARGE,
              where,
              "is longer than the %d characters allowed".formatted(limits.extension())));
    } else {
      String problem = Characters.problem(String.valueOf(value));
      if (problem == null) {
        into.put(name, String.valueOf(value));
      } else {
        faults.add(new Fault(Code.INVALID, where, problem));
      }
    }
  }

  private void fault(Code code, Field field, String problem) {
    Form form = envelope.form();
    faults.add(new Fault(code, form.where(field), form.name(field) + " " + problem));
  }
}
