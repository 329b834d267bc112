package dev.pillowmint.catalogue;

import com.networknt.schema.Error;
import dev.pillowmint.catalogue.Objection.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** What a schema has against an event, in words for its sender. */
final class SchemaObjections {
  private SchemaObjections() {}

  static Objection of(EventType type, Error error) {
    String at = error.getInstanceLocation().toString();
    String keyword = Objects.requireNonNullElse(error.getKeyword(), "");
    return switch (keyword) {
      case "required" ->
          new Objection(
              Code.MISSING,
              at + Objection.step(name(error)),
              "is required by %s and missing".formatted(type.name()));
      case "additionalProperties", "unevaluatedProperties" -> unknown(type, error, at);
      case "enum" -> notAllowed(error, at);
      case "format" -> new Objection(Code.INVALID, at, "is no %s".formatted(format(error)));
      default ->
          new Objection(Code.INVALID, at, Objects.requireNonNullElse(error.getMessage(), keyword));
    };
  }

  private static Objection unknown(EventType type, Error error, String at) {
    String name = name(error);
    String where = at + Objection.step(name);
    if (!at.isEmpty()) {
      return new Objection(Code.UNKNOWN_NAME, where, "\"%s\" may not stand here".formatted(name));
    }
    return new Objection(
        Code.UNKNOWN_NAME,
        where,
        "\"%s\" is no attribute of %s%s"
            .formatted(
                shortened(name),
                type.name(),
                Spelling.suggestion(name, type.attributes().keySet())));
  }

  private static Objection notAllowed(Error error, String at) {
    List<String> allowed = new ArrayList<>();
    JsonNode schema = error.getSchemaNode();
    if (schema != null) {
      schema.forEach(value -> allowed.add(value.asString()));
    }
    JsonNode instance = error.getInstanceNode();
    String written = instance == null ? "" : instance.asString("");
    return new Objection(
        Code.INVALID,
        at,
        "must be one of %s%s"
            .formatted(String.join(", ", allowed), Spelling.suggestion(written, allowed)));
  }

  private static String format(Error error) {
    JsonNode schema = error.getSchemaNode();
    return switch (schema == null ? "" : schema.asString("")) {
      case "date-time" -> "point in time such as \"2026-03-02T09:30:00Z\" (RFC 3339)";
      case "date" -> "date such as \"2026-03-02\"";
      case "duration" ->
          "duration such as \"PT45M\" or \"P2D\" (days, hours, minutes, whole seconds)";
      case "email" -> "e-mail address";
      default -> "value of the format " + schema;
    };
  }

  private static String name(Error error) {
    return Objects.requireNonNullElse(error.getProperty(), "");
  }

  private static String shortened(String name) {
    return name.length() <= 80 ? name : name.substring(0, 80) + "…";
  }
}
