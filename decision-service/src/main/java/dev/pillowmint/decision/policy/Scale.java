package dev.pillowmint.decision.policy;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import java.util.Arrays;
import java.util.Optional;

/** Kinds of values that amounts are reckoned from. */
enum Scale {
  WHOLE(SimpleType.INT, "a whole number"),
  NUMBER(SimpleType.DOUBLE, "a number"),
  DURATION(SimpleType.DURATION, "a length of time"),
  MONEY(Money.TYPE, "an amount of money"),
  TIME(SimpleType.TIMESTAMP, "a point in time"),
  TEXTS(ListType.create(SimpleType.STRING), "a list of texts");

  private final CelType type;
  private final String expectation;

  Scale(CelType type, String expectation) {
    this.type = type;
    this.expectation = expectation;
  }

  CelType type() {
    return type;
  }

  String expectation() {
    return expectation;
  }

  /** The scale along which bands can lie; empty: such values have no order. */
  static Optional<Scale> ofBands(CelType type) {
    return Arrays.stream(values())
        .filter(s -> s.type.equals(type) && s != TIME && s != TEXTS)
        .findFirst();
  }
}
