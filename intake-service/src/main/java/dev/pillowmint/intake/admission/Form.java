package dev.pillowmint.intake.admission;

/** The form in which an event came; it decides where the sender finds a fault. */
public enum Form {
  /** Our own JSON object. */
  PLAIN,
  /** A CloudEvent as a JSON object: structured mode, or an item of a batch. */
  CLOUD_EVENT,
  /** A CloudEvent in HTTP headers, its data in the body: binary mode. */
  CLOUD_EVENT_HEADERS;

  /** Where the field stands: a JSON pointer, or the name of a header. */
  public String where(Field field) {
    return this == PLAIN ? "/" + field.plain() : attributeNamed(field.cloudEvent());
  }

  /** Where the CloudEvents attribute of that name stands. */
  public String attributeNamed(String name) {
    return this == CLOUD_EVENT_HEADERS ? "ce-" + name : "/" + Pointer.escaped(name);
  }

  /** JSON pointer to the object that holds the event's attributes. */
  public String data() {
    return switch (this) {
      case PLAIN -> "/attributes";
      case CLOUD_EVENT -> "/data";
      case CLOUD_EVENT_HEADERS -> "";
    };
  }

  /** What the sender calls the field. */
  public String name(Field field) {
    return switch (this) {
      case PLAIN -> field.plain();
      case CLOUD_EVENT -> field.cloudEvent();
      case CLOUD_EVENT_HEADERS -> "the header " + where(field);
    };
  }
}
