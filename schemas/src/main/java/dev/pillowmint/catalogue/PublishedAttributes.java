package dev.pillowmint.catalogue;

import dev.pillowmint.catalogue.Objection.Code;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.Money;
import java.time.Duration;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Avro attributes in the JSON form in which intake-service would have had them over HTTP, so that
 * the same schemas judge both.
 */
public final class PublishedAttributes {
  private static final String MEMBER = "/attributes";

  private PublishedAttributes() {}

  /** As a JSON reader would give them: String, Long, Double, Boolean, Map, List, null. */
  public static Map<String, @Nullable Object> json(Map<String, Attribute> attributes) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    attributes.forEach((name, value) -> json.put(name, json(value)));
    return json;
  }

  /** The values to which nobody objects; adds an objection for each that has none. */
  static Map<String, Object> values(
      EventType type,
      Map<String, Attribute> attributes,
      Constraints constraints,
      List<Objection> objections) {
    List<Objection> found = constraints.check(type, json(attributes));
    found.forEach(o -> objections.add(o.within(MEMBER)));
    Map<String, Object> values = new LinkedHashMap<>();
    attributes.forEach(
        (name, avro) -> {
          if (found.stream().noneMatch(o -> stands(o, Objection.step(name)))) {
            type.attribute(name)
                .ifPresentOrElse(
                    attribute -> read(attribute, avro, values, objections),
                    () -> objections.add(unknown(type, name)));
          }
        });
    return values;
  }

  private static boolean stands(Objection objection, String step) {
    return (objection.pointer() + "/").startsWith(step + "/");
  }

  private static Objection unknown(EventType type, String name) {
    return new Objection(
        Code.UNKNOWN_NAME,
        MEMBER + Objection.step(name),
        "%s is no attribute of %s%s"
            .formatted(
                Objection.quoted(name),
                type.name(),
                Spelling.suggestion(name, type.attributes().keySet())));
  }

  private static void read(
      AttributeType type, Attribute avro, Map<String, Object> values, List<Objection> objections) {
    String where = MEMBER + Objection.step(type.name());
    Money money = avro.getMoney();
    if (money != null && !known(money.getCurrency())) {
      objections.add(
          new Objection(
              Code.INVALID,
              where + "/currency",
              "%s is no ISO 4217 currency such as \"EUR\""
                  .formatted(Objection.quoted(money.getCurrency()))));
      return;
    }
    if (stated(avro).count() > 1) {
      objections.add(
          new Objection(Code.INVALID, where, "holds several values; set the field of its kind"));
      return;
    }
    try {
      values.put(type.name(), Attributes.value(type, avro));
    } catch (AttributeException e) {
      Code code = e.tooLong() ? Code.TOO_LARGE : Code.INVALID;
      objections.add(new Objection(code, where, e.problem()));
    }
  }

  private static @Nullable Object json(Attribute avro) {
    return stated(avro).findFirst().orElse(null);
  }

  private static Stream<Object> stated(Attribute avro) {
    return Stream.<@Nullable Object>of(
            avro.getText(),
            avro.getInteger(),
            avro.getNumber(),
            avro.getFlag(),
            json(avro.getMoney()),
            text(avro.getInstant()),
            text(avro.getDate()),
            seconds(avro.getDurationSeconds()),
            avro.getTexts())
        .filter(Objects::nonNull);
  }

  private static @Nullable Map<String, Object> json(@Nullable Money money) {
    if (money == null) {
      return null;
    }
    String currency = money.getCurrency();
    String amount =
        known(currency)
            ? Amount.ofMinor(money.getMinorUnits(), currency).value().toPlainString()
            : String.valueOf(money.getMinorUnits());
    return Map.of("amount", amount, "currency", currency);
  }

  private static boolean known(String currency) {
    try {
      Currency.getInstance(currency);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static @Nullable String seconds(@Nullable Long seconds) {
    return seconds == null ? null : Duration.ofSeconds(seconds).toString();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
