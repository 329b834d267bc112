package dev.pillowmint.intake.admission;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event as it came, unchecked: values are whatever a JSON reader gives (String, Number, Boolean,
 * Map, List).
 *
 * @param form how it came
 * @param fields what its envelope says; an absent or null field is not there
 * @param attributes the event's own data; null: none
 * @param others what else stands in the envelope: CloudEvents extensions, or strays
 * @param faults what its reader already found wrong
 */
public record Envelope(
    Form form,
    Map<Field, Object> fields,
    @Nullable Object attributes,
    Map<String, @Nullable Object> others,
    List<Fault> faults) {

  /** CloudEvents attributes that say how to read the event; once read, they carry nothing. */
  private static final Set<String> READING =
      Set.of("specversion", "datacontenttype", "dataschema", "data", "data_base64");

  public Envelope {
    fields = Collections.unmodifiableMap(fields);
    others = Collections.unmodifiableMap(others);
    faults = List.copyOf(faults);
  }

  /** A plain JSON event. */
  public static Envelope plain(Map<String, @Nullable Object> document) {
    Map<String, @Nullable Object> others = new LinkedHashMap<>(document);
    Map<Field, Object> fields = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      take(others, field.plain(), field, fields);
    }
    return new Envelope(Form.PLAIN, fields, others.remove("attributes"), others, List.of());
  }

  /**
   * A CloudEvent.
   *
   * @param context its context attributes, extensions included, by name
   */
  public static Envelope cloudEvent(
      Form form, Map<String, @Nullable Object> context, @Nullable Object data) {
    Map<String, @Nullable Object> others = new LinkedHashMap<>(context);
    Map<Field, Object> fields = new EnumMap<>(Field.class);
    Arrays.stream(Field.values()).forEach(f -> take(others, f.cloudEvent(), f, fields));
    others.keySet().removeAll(READING);
    others.values().removeIf(java.util.Objects::isNull);
    return new Envelope(form, fields, data, others, List.of());
  }

  /** The same, with faults that its reader found. */
  public Envelope with(List<Fault> found) {
    return new Envelope(form, fields, attributes, others, found);
  }

  /** The same; a plain event that states no id gets this one. */
  public Envelope identifiedBy(String id) {
    if (form != Form.PLAIN || fields.containsKey(Field.ID)) {
      return this;
    }
    Map<Field, Object> identified = new EnumMap<>(Field.class);
    identified.putAll(fields);
    identified.put(Field.ID, id);
    return new Envelope(form, identified, attributes, others, faults);
  }

  private static void take(
      Map<String, @Nullable Object> from, String name, Field field, Map<Field, Object> fields) {
    Object value = from.remove(name);
    if (value != null) {
      fields.put(field, value);
    }
  }
}
