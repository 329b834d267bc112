package dev.pillowmint.catalogue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import dev.pillowmint.catalogue.Objection.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The checks that the catalogue's JSON Schemas state. Schemas are local; none is fetched. */
public final class Constraints {
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, Schema> schemas = new HashMap<>();

  /** Compiles the schema of every type. */
  public Constraints(EventTypes types) {
    SchemaRegistry registry = registry();
    for (EventType type : types.all()) {
      Schema schema =
          registry.getSchema(
              SchemaLocation.of(EventTypes.BASE_URI + type.name() + ".json"),
              type.schema(),
              InputFormat.JSON);
      schema.initializeValidators();
      schemas.put(type.name(), schema);
    }
  }

  /**
   * What the type's schema has against attributes.
   *
   * @param attributes as a JSON reader gives them: String, Number, Boolean, Map, List, null
   * @return every fault, each located within the attributes, e.g. {@code /amount/currency}
   */
  public List<Objection> check(EventType type, Map<String, @Nullable Object> attributes) {
    try {
      return objections(type, attributes);
    } catch (JacksonException | ArithmeticException | NumberFormatException e) {
      return withoutImmense(type, attributes);
    }
  }

  /** The validator gives up on a number that no 64 bits hold; the others are checked without it. */
  private List<Objection> withoutImmense(EventType type, Map<String, @Nullable Object> attributes) {
    Map<String, @Nullable Object> others = new LinkedHashMap<>(attributes);
    List<Objection> faults = new ArrayList<>();
    attributes.forEach(
        (name, value) -> {
          try {
            objections(type, Collections.singletonMap(name, value));
          } catch (JacksonException | ArithmeticException | NumberFormatException e) {
            others.remove(name);
            faults.add(
                new Objection(Code.INVALID, Objection.step(name), "holds a number out of range"));
          }
        });
    List<String> told = faults.stream().map(Objection::pointer).toList();
    objections(type, others).stream().filter(f -> !told.contains(f.pointer())).forEach(faults::add);
    return faults;
  }

  private List<Objection> objections(EventType type, Map<String, @Nullable Object> attributes) {
    Schema schema = Objects.requireNonNull(schemas.get(type.name()), type.name());
    JsonNode node = JSON.valueToTree(attributes);
    List<Error> errors = schema.validate(node);
    return errors.isEmpty()
        ? List.of()
        : errors.stream().map(error -> SchemaObjections.of(type, error)).distinct().toList();
  }

  private static SchemaRegistry registry() {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder()
            .formatAssertionsEnabled(true)
            .pathType(PathType.JSON_POINTER)
            .locale(Locale.ENGLISH)
            .build();
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12,
        builder ->
            builder
                .schemaRegistryConfig(config)
                .schemas(Map.of(EventTypes.BASE_URI + "money.json", EventTypes.moneySchema())));
  }
}
