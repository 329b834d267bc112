package dev.pillowmint.benchmarks.decide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The documents that hold the rules. */
final class Rules {
  private Rules() {}

  static String read(String name) {
    try (InputStream in = Rules.class.getResourceAsStream("/rules/" + name)) {
      if (in == null) {
        throw new IllegalStateException("There is no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
