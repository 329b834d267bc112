package dev.pillowmint.decision.policy;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.common.values.StructValue;
import java.util.Optional;

/** {@code customer} inside an expression: fields that may not be stated, and history. */
@SuppressWarnings("Immutable") // Facts never change.
final class CustomerValue extends StructValue<String, CustomerValue> {
  private final Facts facts;

  CustomerValue(Facts facts) {
    this.facts = facts;
  }

  Facts facts() {
    return facts;
  }

  @Override
  public Object select(String field) {
    Object value = facts.customerField(field);
    if (value == null) {
      throw CelAttributeNotFoundException.of(field + " is not stated");
    }
    return value;
  }

  @Override
  public Optional<Object> find(String field) {
    return Optional.ofNullable(facts.customerField(field));
  }

  @Override
  public CustomerValue value() {
    return this;
  }

  @Override
  public boolean isZeroValue() {
    return false;
  }

  @Override
  public CelType celType() {
    return Vocabulary.CUSTOMER;
  }
}
