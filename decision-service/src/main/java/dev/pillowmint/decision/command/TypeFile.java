package dev.pillowmint.decision.command;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import dev.pillowmint.catalogue.CompleteSchema;
import dev.pillowmint.catalogue.EventType;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An event type's file, as a JSON Schema and against its own examples. */
final class TypeFile {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder()
                      .formatAssertionsEnabled(true)
                      .pathType(PathType.JSON_POINTER)
                      .build()));

  private TypeFile() {}

  /** What is wrong with it; empty: nothing. */
  static List<String> faults(EventType type) {
    ObjectNode text = CompleteSchema.of(type);
    List<String> faults = new ArrayList<>();
    for (Error error : SCHEMAS.getSchema(SchemaLocation.of(DIALECT)).validate(text)) {
      faults.add(
          "%s: %s: %s".formatted(type.name(), error.getInstanceLocation(), error.getMessage()));
    }
    if (!faults.isEmpty()) {
      return faults;
    }
    if (text.path("examples").isEmpty()) {
      faults.add(type.name() + ": add at least one example of its attributes under \"examples\"");
    }
    Schema schema = SCHEMAS.getSchema(text);
    int number = 1;
    for (JsonNode example : text.path("examples")) {
      for (Error error : schema.validate(example)) {
        faults.add(
            "%s: example %d: %s: %s"
                .formatted(type.name(), number, error.getInstanceLocation(), error.getMessage()));
      }
      number++;
    }
    return faults;
  }
}
