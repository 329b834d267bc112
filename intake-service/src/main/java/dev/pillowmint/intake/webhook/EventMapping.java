package dev.pillowmint.intake.webhook;

import dev.pillowmint.catalogue.AttributeType.Kind;
import dev.pillowmint.intake.admission.Fault;
import dev.pillowmint.intake.admission.Fault.Code;
import dev.pillowmint.intake.admission.Pointer;
import dev.pillowmint.intake.admission.Quoted;
import dev.pillowmint.intake.webhook.Expression.NoValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of event comes of a payload.
 *
 * @param where it stands in its file, e.g. {@code events[0]}
 * @param when whether there is any; null: always
 * @param each the list of which each item is an event; null: the payload is one
 * @param type of the event
 * @param fields the envelope's others, by name; those that are not there are not stated
 * @param skipsStrangers whether there is no event if the payload names no customer
 * @param maxAge how long ago it may have happened; null: however long
 * @param attributes by name
 * @param plain gives the whole event, as it would be published over HTTP; null: type, fields and
 *     attributes do
 */
record EventMapping(
    String where,
    @Nullable Expression when,
    @Nullable Expression each,
    String type,
    Map<String, Expression> fields,
    boolean skipsStrangers,
    @Nullable Duration maxAge,
    Map<String, Attribute> attributes,
    @Nullable Expression plain) {
  private static final int NANOS = 9;

  /**
   * How an attribute comes of it.
   *
   * @param value what gives it
   * @param optional whether it is left out where the payload has nothing for it
   */
  record Attribute(Expression value, Kind kind, boolean optional) {}

  /** One entry for each event, with its item if it has one. */
  List<Optional<Object>> items(Map<String, Object> sees, Mapping.Work work) throws NoValue {
    work.done(2);
    if (when != null) {
      Object holds = when.of(sees).orElse(null);
      if (!(holds instanceof Boolean truth)) {
        throw new NoValue("when gives neither true nor false", false);
      }
      if (!truth) {
        return List.of();
      }
    }
    if (each == null) {
      return Collections.singletonList(Optional.empty());
    }
    if (!(each.of(sees).orElse(null) instanceof List<?> list)) {
      throw new NoValue("each gives no list", false);
    }
    return list.stream().map(item -> Optional.<Object>of(item)).toList();
  }

  /** The event; empty: it has no customer, and is skipped for that. */
  Optional<Draft> draft(String source, Map<String, Object> sees, Instant now) {
    if (plain != null) {
      return Optional.of(whole(source, sees, plain));
    }
    Drafting drafting = new Drafting(sees);
    drafting.event.put("source", source);
    drafting.event.put("type", type);
    Object customer = drafting.customer();
    if (customer == null && drafting.faults.isEmpty()) {
      return Optional.empty();
    }
    drafting.event.put("customerId", customer);
    drafting.field("id", true);
    drafting.field("subject", false);
    drafting.time(now);
    drafting.attributes();
    drafting.event.values().removeIf(java.util.Objects::isNull);
    return Optional.of(new Draft(drafting.event, drafting.faults));
  }

  /** The event that the payload holds; it is its sender's whatever it says. */
  private Draft whole(String source, Map<String, Object> sees, Expression plain) {
    try {
      if (Values.toJson(plain.of(sees).orElse(null)) instanceof Map<?, ?> said) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        said.forEach((name, value) -> event.put(String.valueOf(name), value));
        event.put("source", source);
        return new Draft(event, List.of());
      }
      return unmade("%s gives no event".formatted(Quoted.of(plain.text())));
    } catch (NoValue e) {
      return unmade(e.problem());
    }
  }

  private Draft unmade(String problem) {
    return new Draft(
        Map.of(), List.of(new Fault(Code.INVALID, "", "%s.event: %s".formatted(where, problem))));
  }

  /** One event in the making. */
  private final class Drafting {
    private final Map<String, Object> sees;
    private final Map<String, @Nullable Object> event = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private Drafting(Map<String, Object> sees) {
      this.sees = sees;
    }

    private @Nullable Object customer() {
      return value("customer", fields.get("customer"), "/customerId", !skipsStrangers, Kind.TEXT);
    }

    private void field(String name, boolean required) {
      event.put(name, value(name, fields.get(name), "/" + name, required, Kind.TEXT));
    }

    private void time(Instant now) {
      Expression expression = fields.get("time");
      Object time = value("time", expression, "/time", expression != null, Kind.INSTANT);
      event.put("time", time);
      if (maxAge != null && time instanceof String text && isBefore(text, now.minus(maxAge))) {
        fault(
            "/time",
            "time",
            "%s is longer ago than maxAge, %d seconds"
                .formatted(Quoted.of(text), maxAge.toSeconds()));
      }
    }

    private static boolean isBefore(String time, Instant earliest) {
      try {
        return OffsetDateTime.parse(time).toInstant().isBefore(earliest);
      } catch (DateTimeException e) {
        return false;
      }
    }

    private void attributes() {
      Map<String, Object> values = new LinkedHashMap<>();
      attributes.forEach(
          (name, attribute) -> {
            Object value =
                value(
                    "attributes." + name,
                    attribute.value(),
                    "/attributes/" + Pointer.escaped(name),
                    !attribute.optional(),
                    attribute.kind());
            if (value != null) {
              values.put(name, value);
            }
          });
      event.put("attributes", values);
    }

    /** Null: there is none, and if it is required a fault says so. */
    private @Nullable Object value(
        String name, @Nullable Expression expression, String at, boolean required, Kind kind) {
      if (expression == null) {
        return null;
      }
      try {
        Object value = expression.of(sees).map(given -> as(kind, given)).orElse(null);
        boolean none = value == null || (kind == Kind.TEXT && "".equals(value));
        if (none && required) {
          fault(Code.MISSING, at, name, "%s gives nothing".formatted(Quoted.of(expression.text())));
        }
        return none || (!required && "".equals(value)) ? null : value;
      } catch (NoValue e) {
        if (required || !e.isAbsent()) {
          fault(e.isAbsent() ? Code.MISSING : Code.INVALID, at, name, e.problem());
        }
        return null;
      } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
        fault(at, name, "%s gives no point in time".formatted(Quoted.of(expression.text())));
        return null;
      }
    }

    private void fault(String at, String name, String problem) {
      fault(Code.INVALID, at, name, problem);
    }

    private void fault(Code code, String at, String name, String problem) {
      faults.add(new Fault(code, at, "%s.%s: %s".formatted(where, name, problem)));
    }
  }

  private static @Nullable Object as(Kind kind, Object given) {
    if (kind == Kind.TEXT && given instanceof Long number) {
      return number.toString();
    }
    if (kind == Kind.INSTANT && given instanceof Number seconds) {
      return instant(new BigDecimal(seconds.toString()));
    }
    return Values.toJson(given);
  }

  private static String instant(BigDecimal seconds) {
    BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
    long nanos = seconds.subtract(whole).movePointRight(NANOS).longValue();
    return Instant.ofEpochSecond(whole.longValueExact(), nanos).toString();
  }
}
