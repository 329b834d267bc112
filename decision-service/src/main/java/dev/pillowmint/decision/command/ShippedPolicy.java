package dev.pillowmint.decision.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The policy that decides where a company has none. */
final class ShippedPolicy {
  private ShippedPolicy() {}

  static String house() {
    try (InputStream in = ShippedPolicy.class.getResourceAsStream("/policies/house.yaml")) {
      byte[] document = Objects.requireNonNull(in, "house.yaml ships").readAllBytes();
      return new String(document, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
