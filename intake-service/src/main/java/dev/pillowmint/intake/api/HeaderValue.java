package dev.pillowmint.intake.api;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A CloudEvents attribute's value as an HTTP header carries it (CloudEvents HTTP binding 1.0.2,
 * section 3.1.3.2): quoted strings are unescaped, then percent-encoded UTF-8 is decoded, once.
 */
final class HeaderValue {
  private static final char FIRST = ' ';
  private static final char LAST = '~';

  private HeaderValue() {}

  /**
   * The attribute's value.
   *
   * @throws IllegalArgumentException if the header does not carry one; says why
   */
  static String decoded(String header) {
    return percentDecoded(unquoted(header));
  }

  private static String unquoted(String header) {
    if (header.indexOf('"') < 0) {
      return header;
    }
    StringBuilder text = new StringBuilder(header.length());
    boolean quoted = false;
    for (int i = 0; i < header.length(); i++) {
      char c = header.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\\' && quoted && ++i < header.length()) {
        text.append(header.charAt(i));
      } else {
        text.append(c);
      }
    }
    if (quoted) {
      throw new IllegalArgumentException("has a quotation mark that is not closed");
    }
    return text.toString();
  }

  private static String percentDecoded(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < FIRST || c > LAST) {
        throw new IllegalArgumentException(
            "has a character that is not printable ASCII; percent-encode its UTF-8 bytes");
      }
      if (c == '%') {
        bytes.write(octet(text, i + 1));
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("is percent-encoded, but not as UTF-8", e);
    }
  }

  private static int octet(String text, int at) {
    if (at + 1 >= text.length()
        || !HexFormat.isHexDigit(text.charAt(at))
        || !HexFormat.isHexDigit(text.charAt(at + 1))) {
      throw new IllegalArgumentException(
          "has a % that no two hexadecimal digits follow; send a percent sign as %25");
    }
    return HexFormat.fromHexDigits(text, at, at + 2);
  }
}
