package dev.pillowmint.catalogue;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An event type's JSON Schema as one document that needs no other. */
public final class CompleteSchema {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final String MONEY = "money.json";

  private CompleteSchema() {}

  /** The schema of the type's attributes, with what it refers to under {@code $defs}. */
  public static ObjectNode of(EventType type) {
    ObjectNode complete = JSON.createObjectNode();
    complete.put("$schema", DIALECT);
    complete.put("$id", EventTypes.BASE_URI + type.name() + ".json");
    complete.setAll((ObjectNode) JSON.readTree(type.schema()));
    boolean money = false;
    for (AttributeType attribute : type.attributes().values()) {
      if (attribute.kind() == AttributeType.Kind.MONEY) {
        money = true;
        complete
            .withObject("properties")
            .withObject(attribute.name())
            .put("$ref", "#/$defs/" + MONEY);
      }
    }
    if (money) {
      ObjectNode definition = (ObjectNode) JSON.readTree(EventTypes.moneySchema());
      definition.remove("$schema");
      definition.remove("$id");
      complete.withObject("$defs").set(MONEY, definition);
    }
    return complete;
  }
}
