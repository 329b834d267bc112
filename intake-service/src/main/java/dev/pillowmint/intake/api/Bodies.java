package dev.pillowmint.intake.api;

import dev.pillowmint.intake.admission.Fault;
import dev.pillowmint.intake.admission.Fault.Code;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
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
  private static final int LONGEST_NAME = 256;

  private final DataSize limit;
  private final JsonMapper json;

  Bodies(IntakeSettings settings, LimitSettings limits) {
    limit = settings.body();
    json =
        JsonMapper.builder(
                JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(settings.depth())
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(LONGEST_NAME)
                            .maxTokenCount(limits.values())
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
  }

  /** The body, chunked or not. */
  byte[] read(HttpServletRequest request) {
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
    } catch (IOException e) {
      throw unread(e);
    }
  }

  /** Why a body could not be read; tells nothing of the connection's inside. */
  static RefusedRequest unread(IOException e) {
    return e instanceof SocketTimeoutException
        ? RefusedRequest.of(Problem.TOO_SLOW, "The body stopped coming; send it again at once")
        : RefusedRequest.of(
            Problem.INCOMPLETE,
            "The body ended before its Content-Length, or its chunks cannot be read");
  }

  private RefusedRequest tooLarge() {
    return RefusedRequest.of(
        Problem.TOO_LARGE,
        "The body is larger than %d bytes; send fewer events at once".formatted(limit.toBytes()));
  }

  /** The JSON value: String, Number, Boolean, Map, List or null. */
  @Nullable Object json(byte[] body) {
    if (body.length == 0) {
      throw malformed("There is no text; it must be JSON");
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return json.readValue(body, Object.class);
    } catch (CharacterCodingException e) {
      throw malformed("The text is not UTF-8");
    } catch (NumberFormatException e) {
      throw malformed("The JSON has a number that is out of every range");
    } catch (StreamConstraintsException e) {
      throw malformed("The JSON has %s%s".formatted(tooMuch(e), at(e)));
    } catch (JacksonException e) {
      throw malformed("The text is no valid JSON%s: %s".formatted(at(e), reason(e)));
    }
  }

  private static RefusedRequest malformed(String detail) {
    return RefusedRequest.of(Problem.MALFORMED_JSON, new Fault(Code.MALFORMED, "", detail));
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
