package dev.pillowmint.intake.api;

import dev.pillowmint.intake.admission.Fault;
import dev.pillowmint.intake.admission.Fault.Code;
import dev.pillowmint.intake.admission.Form;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Why a message is no CloudEvent 1.0, beyond what every form of event must have. */
final class CloudEventFaults {
  private static final String VERSION = "1.0";

  private final Form form;
  private final Map<String, @Nullable Object> context;
  private final List<Fault> faults = new ArrayList<>();

  private CloudEventFaults(Form form, Map<String, @Nullable Object> context) {
    this.form = form;
    this.context = context;
  }

  /**
   * The faults of a CloudEvent's attributes.
   *
   * @param context the attributes by name; an absent or null one is not set
   */
  static List<Fault> in(Form form, Map<String, @Nullable Object> context) {
    CloudEventFaults all = new CloudEventFaults(form, context);
    all.version();
    all.dataType();
    all.uri("source", false);
    all.uri("dataschema", true);
    return all.faults;
  }

  /** Whether data of this type is JSON, as the CloudEvents JSON format defines it. */
  static boolean isJson(MediaType type) {
    String subtype = type.getSubtype();
    return subtype.equals("json") || subtype.endsWith("+json");
  }

  private void version() {
    Object version = context.get("specversion");
    if (version == null) {
      fault(Code.MISSING, "specversion", "is required and missing; send \"1.0\"");
    } else if (!VERSION.equals(version)) {
      fault(Code.INVALID, "specversion", "only CloudEvents 1.0 is taken; send \"1.0\"");
    }
  }

  private void dataType() {
    Object type = context.get("datacontenttype");
    if (type != null && !isJson(type)) {
      fault(
          Code.INVALID,
          "datacontenttype",
          "must be application/json: the event's data is a JSON object");
    }
  }

  private static boolean isJson(Object type) {
    try {
      return type instanceof String text && isJson(MediaType.parseMediaType(text));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  private void uri(String name, boolean absolute) {
    Object value = context.get(name);
    if (value == null || (value instanceof String text && isUri(text, absolute))) {
      return;
    }
    if (absolute || value instanceof String) {
      String what = absolute ? "an absolute URI" : "a URI reference";
      fault(Code.INVALID, name, "must be %s (RFC 3986)".formatted(what));
    }
  }

  private static boolean isUri(String text, boolean absolute) {
    try {
      URI uri = new URI(text);
      return uri.isAbsolute() || !absolute;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private void fault(Code code, String name, String detail) {
    faults.add(new Fault(code, form.attributeNamed(name), detail));
  }
}
