package dev.pillowmint.intake.api;

import dev.pillowmint.intake.admission.Envelope;
import dev.pillowmint.intake.admission.Fault;
import dev.pillowmint.intake.admission.Fault.Code;
import dev.pillowmint.intake.admission.Form;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Tells by the headers in which form the events come, and takes them out of it. */
final class Forms {
  private static final MediaType STRUCTURED = new MediaType("application", "cloudevents+json");
  private static final MediaType BATCH = new MediaType("application", "cloudevents-batch+json");
  private static final MediaType ANY_JSON = new MediaType("application", "*+json");

  private final int batch;
  private final Bodies bodies;
  private final CloudEventForms cloudEvents;

  Forms(IntakeSettings settings, Bodies bodies, CloudEventForms cloudEvents) {
    this.batch = settings.batch();
    this.bodies = bodies;
    this.cloudEvents = cloudEvents;
  }

  /**
   * How to read the request's body.
   *
   * @throws RefusedRequest if it comes in no form that is known
   */
  Function<byte[], Submission> of(HttpServletRequest request) {
    MediaType type = mediaType(request);
    if (STRUCTURED.isCompatibleWith(type)) {
      return body -> one(body, cloudEvents::structured);
    }
    if (BATCH.isCompatibleWith(type)) {
      return body -> several(array(bodies.json(body)), Form.CLOUD_EVENT, cloudEvents::structured);
    }
    if (type.getSubtype().startsWith("cloudevents")) {
      throw unsupported("CloudEvents are taken as JSON only");
    }
    if (!MediaType.APPLICATION_JSON.isCompatibleWith(type) && !ANY_JSON.isCompatibleWith(type)) {
      throw unsupported("\"%s/%s\" is not taken".formatted(type.getType(), type.getSubtype()));
    }
    Map<String, String> headers = cloudEvents.headers(request);
    if (!headers.isEmpty()) {
      return body -> new Submission(false, List.of(cloudEvents.binary(headers, body)));
    }
    return this::plain;
  }

  private Submission plain(byte[] body) {
    Object json = bodies.json(body);
    return json instanceof List<?> list
        ? several(list, Form.PLAIN, Envelope::plain)
        : new Submission(false, List.of(item(json, Form.PLAIN, Envelope::plain)));
  }

  private Submission one(byte[] body, Function<Map<String, @Nullable Object>, Envelope> reader) {
    return new Submission(false, List.of(item(bodies.json(body), Form.CLOUD_EVENT, reader)));
  }

  private Submission several(
      List<?> items, Form form, Function<Map<String, @Nullable Object>, Envelope> reader) {
    if (items.size() > batch) {
      throw RefusedRequest.of(
          Problem.TOO_LARGE,
          "The batch has %d events; at most %d are taken at once".formatted(items.size(), batch));
    }
    List<Envelope> events = new ArrayList<>(items.size());
    items.forEach(item -> events.add(item(item, form, reader)));
    return new Submission(true, events);
  }

  private static Envelope item(
      @Nullable Object json, Form form, Function<Map<String, @Nullable Object>, Envelope> reader) {
    if (json instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      map.forEach((name, value) -> object.put(String.valueOf(name), value));
      return reader.apply(object);
    }
    return new Envelope(form, Map.of(), null, Map.of(), List.of())
        .with(List.of(new Fault(Code.MALFORMED, "", "an event must be a JSON object")));
  }

  private static List<?> array(@Nullable Object json) {
    if (json instanceof List<?> list) {
      return list;
    }
    throw RefusedRequest.of(
        Problem.INVALID_EVENT,
        new Fault(Code.MALFORMED, "", "a batch must be a JSON array of CloudEvents"));
  }

  private static MediaType mediaType(HttpServletRequest request) {
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw unsupported("Compressed bodies are not taken");
    }
    try {
      MediaType type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
      if (type.getCharset() != null && !type.getCharset().equals(StandardCharsets.UTF_8)) {
        throw unsupported("JSON is taken in UTF-8 only");
      }
      return type;
    } catch (InvalidMediaTypeException e) {
      throw unsupported("The Content-Type is missing or cannot be read");
    }
  }

  private static RefusedRequest unsupported(String why) {
    return RefusedRequest.of(
        Problem.UNSUPPORTED_MEDIA_TYPE,
        why
            + "; send application/json, application/cloudevents+json or application/cloudevents-batch+json");
  }
}
