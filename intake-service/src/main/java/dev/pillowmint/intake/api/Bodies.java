package dev.pillowmint.intake.api;

import dev.pillowmint.intake.admission.Fault;
import dev.pillowmint.intake.admission.Fault.Code;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads bodies within their limits, and the JSON in them. */
final class Bodies {
  private static final int LONGEST_NUMBER = 100;

  private final DataSize limit;
  private final JsonMapper json;

  Bodies(IntakeSettings settings) {
    limit = settings.body();
    json =
        JsonMapper.builder(
                JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(settings.depth())
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
  }

  /** The body, chunked or not. */
  byte[] read(HttpServletRequest request) throws IOException {
    int most = Math.toIntExact(limit.toBytes());
    if (request.getContentLengthLong() > most) {
      throw tooLarge();
    }
    try (InputStream in = request.getInputStream()) {
      byte[] body = in.readNBytes(most + 1);
      if (body.length > most) {
        throw tooLarge();
      }
      return body;
    }
  }

  private RefusedRequest tooLarge() {
    return RefusedRequest.of(
        Problem.TOO_LARGE,
        "The body is larger than %d bytes; send fewer events at once".formatted(limit.toBytes()));
  }

  /** The JSON value: String, Number, Boolean, Map, List or null. */
  @Nullable Object json(byte[] body) {
    if (body.length == 0) {
      throw malformed("The body is empty; it must be JSON");
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return json.readValue(body, Object.class);
    } catch (CharacterCodingException e) {
      throw malformed("The body is not UTF-8");
    } catch (StreamConstraintsException e) {
      throw malformed("The JSON is nested too deeply, or has too long a number" + at(e));
    } catch (JacksonException e) {
      throw malformed("The body is no valid JSON%s: %s".formatted(at(e), reason(e)));
    }
  }

  private static RefusedRequest malformed(String detail) {
    return RefusedRequest.of(Problem.MALFORMED_JSON, new Fault(Code.MALFORMED, "", detail));
  }

  private static String at(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    return at == null || at.getLineNr() < 1
        ? ""
        : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
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
