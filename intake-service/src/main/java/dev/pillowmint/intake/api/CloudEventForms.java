package dev.pillowmint.intake.api;

import dev.pillowmint.intake.admission.Envelope;
import dev.pillowmint.intake.admission.Fault;
import dev.pillowmint.intake.admission.Fault.Code;
import dev.pillowmint.intake.admission.Form;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads CloudEvents 1.0.2. Their SDK would stop at the first fault and not say where it stands, so
 * that it serves as the other side in the tests only.
 */
final class CloudEventForms {
  private static final String PREFIX = "ce-";
  private static final String BASE64 = "data_base64";

  /** What the body and its Content-Type say in binary mode. */
  private static final Set<String> NO_HEADERS = Set.of("data", BASE64, "datacontenttype");

  private final Bodies bodies;

  CloudEventForms(Bodies bodies) {
    this.bodies = bodies;
  }

  /** A CloudEvent in structured mode, or an item of a batch. */
  Envelope structured(Map<String, @Nullable Object> document) {
    List<Fault> faults = CloudEventFaults.in(Form.CLOUD_EVENT, document);
    Object data = document.get("data");
    if (document.get(BASE64) != null) {
      if (document.containsKey("data")) {
        faults.add(new Fault(Code.INVALID, "/" + BASE64, "stands beside data; send one of them"));
      } else {
        data = decoded(document.get(BASE64), faults);
      }
    }
    return Envelope.cloudEvent(Form.CLOUD_EVENT, document, data).with(faults);
  }

  private @Nullable Object decoded(@Nullable Object base64, List<Fault> faults) {
    try {
      if (base64 instanceof String text) {
        return bodies.json(Base64.getDecoder().decode(text));
      }
      faults.add(new Fault(Code.INVALID, "/" + BASE64, "must be a string in Base64 (RFC 4648)"));
    } catch (IllegalArgumentException e) {
      faults.add(new Fault(Code.INVALID, "/" + BASE64, "is no Base64 (RFC 4648)"));
    } catch (RefusedRequest e) {
      faults.add(new Fault(Code.MALFORMED, "/" + BASE64, "holds no JSON: " + e.getMessage()));
    }
    return null;
  }

  /** The request's CloudEvents headers as they came, by the attribute's name. */
  Map<String, List<String>> headers(HttpServletRequest request) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String header : Collections.list(request.getHeaderNames())) {
      String name = header.toLowerCase(Locale.ROOT);
      if (name.startsWith(PREFIX)) {
        headers.put(name.substring(PREFIX.length()), Collections.list(request.getHeaders(header)));
      }
    }
    return headers;
  }

  /** A CloudEvent in binary mode. */
  Envelope binary(Map<String, List<String>> headers, byte[] body) {
    List<Fault> faults = new ArrayList<>();
    Map<String, @Nullable Object> context = new LinkedHashMap<>();
    headers.forEach(
        (name, values) -> {
          try {
            context.put(name, value(name, values));
          } catch (IllegalArgumentException e) {
            String where = Form.CLOUD_EVENT_HEADERS.attributeNamed(name);
            faults.add(new Fault(Code.INVALID, where, String.valueOf(e.getMessage())));
            context.put(name, values.getFirst());
          }
        });
    faults.addAll(CloudEventFaults.in(Form.CLOUD_EVENT_HEADERS, context));
    Object data = body.length == 0 ? null : bodies.json(body);
    return Envelope.cloudEvent(Form.CLOUD_EVENT_HEADERS, context, data).with(faults);
  }

  private static String value(String name, List<String> values) {
    if (NO_HEADERS.contains(name)) {
      throw new IllegalArgumentException(
          "may not be a header: the body is the data, and Content-Type its type");
    }
    if (values.size() > 1) {
      throw new IllegalArgumentException("stands %d times; send it once".formatted(values.size()));
    }
    return HeaderValue.decoded(values.getFirst());
  }
}
