package dev.pillowmint.intake.api;

import dev.pillowmint.intake.admission.Fault;
import dev.pillowmint.intake.admission.Fault.Code;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Reads bodies within their limits, and the JSON in them. */
final class Bodies {
  private final DataSize limit;
  private final StrictJson json;

  Bodies(IntakeSettings settings, LimitSettings limits) {
    limit = settings.body();
    json = new StrictJson(settings.depth(), limits.values());
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
    try {
      return json.read(body);
    } catch (IllegalArgumentException e) {
      throw RefusedRequest.of(
          Problem.MALFORMED_JSON, new Fault(Code.MALFORMED, "", String.valueOf(e.getMessage())));
    }
  }
}
