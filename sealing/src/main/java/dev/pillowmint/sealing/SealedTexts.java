package dev.pillowmint.sealing;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Seals the texts of decisions, gestures and follow-ups, which may quote what is personal: {@code
 * explanation}, {@code staffText}, {@code customerText}, {@code description} and {@code text},
 * wherever in the record they stand. A text opens for the same customer, record and field only.
 */
public final class SealedTexts {
  private static final Set<String> TEXTS =
      Set.of("explanation", "staffText", "customerText", "description", "text");

  private SealedTexts() {}

  /**
   * A copy with its texts sealed.
   *
   * @param key of the customer whom the record is about
   */
  public static <T extends SpecificRecord> T seal(T record, DataKey key) {
    T copy = copy(record);
    change(copy, (place, text) -> Seal.closeText(text, place(key.name().customerId(), place), key));
    return copy;
  }

  /** The ids of the data keys that the record's texts need; empty: none is sealed. */
  public static Set<String> keyIds(SpecificRecord record) {
    Set<String> ids = new HashSet<>();
    change(
        record,
        (place, text) -> {
          Seal.in(text).ifPresent(seal -> ids.add(seal.keyId()));
          return text;
        });
    return Set.copyOf(ids);
  }

  /**
   * A copy as it was before its texts were sealed.
   *
   * @param keys of the customer, by id; a text whose key is not among them is empty
   * @throws BrokenSealException if a text was changed since, or is of another customer, record or
   *     field
   */
  static <T extends SpecificRecord> T open(T record, String customerId, Map<String, DataKey> keys) {
    T copy = copy(record);
    change(
        copy,
        (place, text) ->
            Seal.in(text)
                .map(
                    seal -> {
                      DataKey key = keys.get(seal.keyId());
                      return key == null ? "" : seal.openText(place, place(customerId, place), key);
                    })
                .orElse(text));
    return copy;
  }

  private static <T extends SpecificRecord> T copy(T record) {
    return SpecificData.get().deepCopy(record.getSchema(), record);
  }

  /**
   * Puts other texts in place; given the record's and field's name, and the text. A record whose
   * texts stay the same is not touched.
   */
  private static void change(SpecificRecord record, BinaryOperator<String> other) {
    for (Schema.Field field : record.getSchema().getFields()) {
      String place = record.getSchema().getName() + "." + field.name();
      Object value = record.get(field.pos());
      if (value != null) {
        Object changed = changed(value, TEXTS.contains(field.name()), place, other);
        if (!changed.equals(value)) {
          record.put(field.pos(), changed);
        }
      }
    }
  }

  private static Object changed(
      Object value, boolean isText, String place, BinaryOperator<String> other) {
    if (value instanceof SpecificRecord inner) {
      change(inner, other);
    } else if (value instanceof String text && isText) {
      return other.apply(place, text);
    } else if (value instanceof List<?> items) {
      return items.stream().map(item -> changed(item, isText, place, other)).toList();
    }
    return value;
  }

  private static String place(String customerId, String place) {
    return customerId + "\n" + place;
  }
}
