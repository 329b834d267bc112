package dev.pillowmint.intake.api;

import dev.pillowmint.intake.admission.Envelope;
import dev.pillowmint.intake.admission.Fault;
import dev.pillowmint.intake.admission.Fault.Code;
import dev.pillowmint.intake.admission.Form;
import dev.pillowmint.intake.admission.Quoted;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Tells by the headers in which form the events come, and takes them out of it. */
final class Forms {
  private static final MediaType STRUCTURED = new MediaType("application", "cloudevents+json");
  private static final MediaType BATCH = new MediaType("application", "cloudevents-batch+json");

  private static final Set<String> STREAMS =
      Set.of("application/x-ndjson", "application/ndjson", "application/jsonl");
  private static final Fault NO_OBJECT =
      new Fault(Code.MALFORMED, "", "an event must be a JSON object");

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
    Map<String, List<String>> headers = cloudEvents.headers(request);
    if (request.getContentType() == null && !headers.isEmpty()) {
      return body -> withoutData(headers, body);
    }
    MediaType type = mediaType(request);
    if (STRUCTURED.equalsTypeAndSubtype(type)) {
      return body -> one(body, cloudEvents::structured);
    }
    if (BATCH.equalsTypeAndSubtype(type)) {
      return body -> several(array(bodies.json(body)), Form.CLOUD_EVENT, cloudEvents::structured);
    }
    if (type.getSubtype().startsWith("cloudevents")) {
      throw unsupported("CloudEvents are taken as JSON only");
    }
    if (!CloudEventFaults.isJson(type)) {
      throw unsupported(
          "%s is not taken".formatted(Quoted.of(type.getType() + "/" + type.getSubtype())));
    }
    if (!headers.isEmpty()) {
      return body -> new Submission(false, List.of(cloudEvents.binary(headers, body)));
    }
    return this::plain;
  }

  /** Whether the body is a stream of lines. */
  static boolean isStream(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && STREAMS.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
  }

  /**
   * A line of a stream: a plain event or a CloudEvent in structured mode.
   *
   * @throws RefusedRequest if it is no JSON object
   */
  Envelope line(byte[] line) {
    Object json = bodies.json(line);
    if (!(json instanceof Map<?, ?> map)) {
      throw RefusedRequest.of(Problem.INVALID_EVENT, NO_OBJECT);
    }
    return map.containsKey("specversion")
        ? item(json, Form.CLOUD_EVENT, cloudEvents::structured)
        : item(json, Form.PLAIN, Envelope::plain);
  }

  /** Tells a request from others that say something else. */
  byte[] fingerprint(HttpServletRequest request, byte[] body) {
    return Fingerprint.of(request, cloudEvents.headers(request), body);
  }

  /** A CloudEvent in binary mode that says nothing of its data's type may have none. */
  private Submission withoutData(Map<String, List<String>> headers, byte[] body) {
    if (body.length > 0) {
      throw unsupported("The Content-Type of the data is missing");
    }
    return new Submission(false, List.of(cloudEvents.binary(headers, body)));
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
    return new Envelope(form, Map.of(), null, Map.of(), List.of()).with(List.of(NO_OBJECT));
  }

  private static List<?> array(@Nullable Object json) {
    if (json instanceof List<?> list) {
      return list;
    }
    throw RefusedRequest.of(
        Problem.INVALID_EVENT,
        new Fault(Code.MALFORMED, "", "a batch must be a JSON array of CloudEvents"));
  }

  /**
   * Holds a stream to its headers.
   *
   * @throws RefusedRequest if its type cannot be read, or it is compressed or not in UTF-8
   */
  static void requireReadable(HttpServletRequest request) {
    mediaType(request);
  }

  /**
   * Holds a webhook to JSON.
   *
   * @throws RefusedRequest if it is something else, or compressed or not in UTF-8
   */
  static void requireJson(HttpServletRequest request) {
    if (!CloudEventFaults.isJson(mediaType(request))) {
      throw unsupported(HttpHeaders.CONTENT_TYPE, "Webhooks are taken as application/json only");
    }
  }

  private static MediaType mediaType(HttpServletRequest request) {
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw unsupported(HttpHeaders.CONTENT_ENCODING, "Compressed bodies are not taken");
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
    return unsupported(
        HttpHeaders.CONTENT_TYPE,
        why
            + "; send application/json, application/x-ndjson, application/cloudevents+json or application/cloudevents-batch+json");
  }

  private static RefusedRequest unsupported(String header, String why) {
    return RefusedRequest.of(Problem.UNSUPPORTED_MEDIA_TYPE, new Fault(Code.INVALID, header, why));
  }
}
