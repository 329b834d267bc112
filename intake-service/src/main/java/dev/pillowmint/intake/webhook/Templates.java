package dev.pillowmint.intake.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The templates that ship with the service, by the vendor's name. */
public final class Templates {
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,63}");

  private Templates() {}

  /** Its text; empty: there is none by that name. */
  public static Optional<String> shipped(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    try (InputStream in = Templates.class.getResourceAsStream("/webhooks/" + name + ".yaml")) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
