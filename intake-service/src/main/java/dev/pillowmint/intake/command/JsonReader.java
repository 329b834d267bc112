package dev.pillowmint.intake.command;

import org.jspecify.annotations.Nullable;

/** Reads payloads as the service reads those of deliveries. */
public interface JsonReader {

  /**
   * The JSON value: String, Number, Boolean, Map, List or null.
   *
   * @throws IllegalArgumentException if it is none that the service takes; says why
   */
  @Nullable Object read(byte[] json);
}
