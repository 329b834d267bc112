package dev.pillowmint.intake.schema;

import dev.pillowmint.catalogue.Constraints;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.catalogue.Objection;
import dev.pillowmint.intake.admission.AttributeChecks;
import dev.pillowmint.intake.admission.Fault;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The checks that the catalogue's JSON Schemas state, as the core knows them. */
public final class JsonSchemaChecks implements AttributeChecks {
  private final Constraints constraints;

  /** Compiles the schema of every type. */
  public JsonSchemaChecks(EventTypes types) {
    this.constraints = new Constraints(types);
  }

  @Override
  public List<Fault> check(EventType type, Map<String, @Nullable Object> attributes) {
    return constraints.check(type, attributes).stream().map(JsonSchemaChecks::fault).toList();
  }

  private static Fault fault(Objection objection) {
    Fault.Code code =
        switch (objection.code()) {
          case MISSING -> Fault.Code.MISSING;
          case UNKNOWN_NAME -> Fault.Code.UNKNOWN_NAME;
          case UNKNOWN_TYPE -> Fault.Code.UNKNOWN_TYPE;
          case INVALID -> Fault.Code.INVALID;
          case TOO_LARGE -> Fault.Code.TOO_LARGE;
        };
    return new Fault(code, objection.pointer(), objection.detail());
  }
}
