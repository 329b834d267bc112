package dev.pillowmint.decision.policy;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.common.values.StructValue;
import java.util.Optional;

/** {@code event} inside an expression: attributes that may not be stated. */
@SuppressWarnings("Immutable") // Facts never change.
final class EventValue extends StructValue<String, EventValue> {
  private final Facts facts;

  EventValue(Facts facts) {
    this.facts = facts;
  }

  Facts facts() {
    return facts;
  }

  @Override
  public Object select(String field) {
    Object value = facts.eventField(field);
    if (value == null) {
      throw CelAttributeNotFoundException.of(field + " is not stated");
    }
    return value;
  }

  @Override
  public Optional<Object> find(String field) {
    return Optional.ofNullable(facts.eventField(field));
  }

  @Override
  public EventValue value() {
    return this;
  }

  @Override
  public boolean isZeroValue() {
    return false;
  }

  @Override
  public CelType celType() {
    return Vocabulary.ANY_EVENT;
  }
}
