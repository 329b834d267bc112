package dev.pillowmint.intake.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON in the field {@code payload} of a form, as GitHub sends it. */
final class FormPayload {
  private static final String TYPE = "application/x-www-form-urlencoded";
  private static final String FIELD = "payload=";

  private FormPayload() {}

  static boolean isForm(@Nullable String contentType) {
    return contentType != null
        && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(TYPE);
  }

  /** The field's text in UTF-8; empty: it is not there once, or cannot be read. */
  static Optional<byte[]> of(byte[] form) {
    List<String> found =
        Arrays.stream(new String(form, StandardCharsets.UTF_8).split("&", -1))
            .filter(field -> field.startsWith(FIELD))
            .toList();
    if (found.size() != 1) {
      return Optional.empty();
    }
    try {
      String text =
          URLDecoder.decode(found.getFirst().substring(FIELD.length()), StandardCharsets.UTF_8);
      return Optional.of(text.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
