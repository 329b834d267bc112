package dev.pillowmint.intake.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON that says one thing only, within limits. Thread-safe. */
public final class StrictJson {
  static final int USUAL_DEPTH = 16;
  static final long USUAL_VALUES = 100_000;
  private static final int LONGEST_NUMBER = 100;
  private static final int LONGEST_NAME = 256;

  private final JsonMapper json;

  /**
   * @param depth levels of objects and arrays
   * @param values names, values and brackets
   */
  StrictJson(int depth, long values) {
    json =
        JsonMapper.builder(
                JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(depth)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(LONGEST_NAME)
                            .maxTokenCount(values)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
  }

  /** With the limits that the service has unless they are set. */
  public static StrictJson usual() {
    return new StrictJson(USUAL_DEPTH, USUAL_VALUES);
  }

  /**
   * The JSON value: String, Number, Boolean, Map, List or null.
   *
   * @throws IllegalArgumentException if it is none, or more than the limits allow; says why and
   *     where, in words for its sender
   */
  public @Nullable Object read(byte[] body) {
    if (body.length == 0) {
      throw new IllegalArgumentException("There is no text; it must be JSON");
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return json.readValue(body, Object.class);
    } catch (CharacterCodingException e) {
      throw malformed("The text is not UTF-8", e);
    } catch (NumberFormatException e) {
      throw malformed("The JSON has a number that is out of every range", e);
    } catch (StreamConstraintsException e) {
      throw malformed("The JSON has %s%s".formatted(tooMuch(e), at(e)), e);
    } catch (JacksonException e) {
      throw malformed("The text is no valid JSON%s: %s".formatted(at(e), reason(e)), e);
    }
  }

  private static IllegalArgumentException malformed(String why, Exception cause) {
    return new IllegalArgumentException(why, cause);
  }

  private static String at(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    if (at == null || at.getLineNr() < 1) {
      return "";
    }
    return at.getLineNr() == 1
        ? " at column %d".formatted(at.getColumnNr())
        : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }

  private String tooMuch(StreamConstraintsException e) {
    StreamReadConstraints limits = json.tokenStreamFactory().streamReadConstraints();
    String message = String.valueOf(e.getOriginalMessage());
    if (message.startsWith("Document nesting")) {
      return "more than %d levels of objects and arrays".formatted(limits.getMaxNestingDepth());
    }
    if (message.startsWith("Number")) {
      return "a number of more than %d digits".formatted(limits.getMaxNumberLength());
    }
    return message.startsWith("Name")
        ? "a name of more than %d characters".formatted(limits.getMaxNameLength())
        : "more than %d names, values and brackets".formatted(limits.getMaxTokenCount());
  }

  private static String reason(JacksonException e) {
    String reason = String.valueOf(e.getOriginalMessage());
    if (reason.startsWith("Duplicate")) {
      return "a member's name stands twice in an object";
    }
    return reason.startsWith("Unexpected end-of-input")
        ? "it ends too early"
        : "another character was expected here";
  }
}
