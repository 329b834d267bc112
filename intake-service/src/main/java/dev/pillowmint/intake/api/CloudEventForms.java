package dev.pillowmint.intake.api;

import dev.pillowmint.intake.admission.Envelope;
import dev.pillowmint.intake.admission.Fault;
import dev.pillowmint.intake.admission.Fault.Code;
import dev.pillowmint.intake.admission.Form;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.CloudEventUtils;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventRWException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.StringUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads CloudEvents with their SDK. The SDK stops at the first fault and does not say where it
 * stands; an event that it refuses is therefore looked at once more, to name all of them.
 */
final class CloudEventForms {
  private static final String PREFIX = "ce-";

  private final Bodies bodies;
  private final JsonFormat format = new JsonFormat();
  private final JsonMapper json = new JsonMapper();

  CloudEventForms(Bodies bodies) {
    this.bodies = bodies;
  }

  /** A CloudEvent in structured mode, or an item of a batch. */
  Envelope structured(Map<String, @Nullable Object> document) {
    try {
      CollectedEvent event =
          CloudEventUtils.toReader(format.deserialize(json.writeValueAsBytes(document)))
              .read(CollectedEvent::new);
      requireVersion(event.version());
      return Envelope.cloudEvent(Form.CLOUD_EVENT, event.context(), data(document, event.data()));
    } catch (EventDeserializationException | CloudEventRWException | RefusedRequest e) {
      Envelope read = Envelope.cloudEvent(Form.CLOUD_EVENT, document, document.get("data"));
      return read.with(CloudEventFaults.in(Form.CLOUD_EVENT, document));
    }
  }

  private @Nullable Object data(
      Map<String, @Nullable Object> document, @Nullable CloudEventData data) {
    return document.containsKey("data_base64") && data != null
        ? bodies.json(data.toBytes())
        : document.get("data");
  }

  /** The request's CloudEvents headers and its content type, if it has any of the former. */
  Map<String, String> headers(HttpServletRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      String folded = name.toLowerCase(Locale.ROOT);
      if (folded.startsWith(PREFIX)) {
        headers.put(folded, decoded(request.getHeader(name)));
      }
    }
    return headers;
  }

  /** A CloudEvent in binary mode. */
  Envelope binary(Map<String, String> headers, byte[] body) {
    Map<String, @Nullable Object> context = new LinkedHashMap<>();
    headers.forEach((name, value) -> context.put(name.substring(PREFIX.length()), value));
    Object data = body.length == 0 ? null : bodies.json(body);
    List<Fault> faults =
        new ArrayList<>(CloudEventFaults.version(Form.CLOUD_EVENT_HEADERS, context));
    if (faults.isEmpty()) {
      context.clear();
      context.putAll(collected(headers, body).context());
    }
    return Envelope.cloudEvent(Form.CLOUD_EVENT_HEADERS, context, data).with(faults);
  }

  private static CollectedEvent collected(Map<String, String> headers, byte[] body) {
    Map<String, String> message = new LinkedHashMap<>(headers);
    message.put(HttpHeaders.CONTENT_TYPE, "application/json");
    return HttpMessageFactory.createReader(message, body).read(CollectedEvent::new);
  }

  private static void requireVersion(String version) {
    if (!version.equals(CloudEventFaults.VERSION)) {
      throw RefusedRequest.of(
          Problem.INVALID_EVENT, new Fault(Code.INVALID, "/specversion", version));
    }
  }

  /** Header values are percent-encoded UTF-8; a stray percent sign is taken as it stands. */
  private static String decoded(String value) {
    try {
      return StringUtils.uriDecode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }
}
