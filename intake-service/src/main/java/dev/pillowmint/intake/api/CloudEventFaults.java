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

/** Why a document is no CloudEvent, beyond what every form of event must have. */
final class CloudEventFaults {
  static final String VERSION = "1.0";

  private CloudEventFaults() {}

  /** The faults of an event in structured mode that the SDK refused. */
  static List<Fault> in(Form form, Map<String, @Nullable Object> document) {
    List<Fault> faults = new ArrayList<>(version(form, document));
    if (document.containsKey("data") && document.containsKey("data_base64")) {
      faults.add(new Fault(Code.INVALID, "/data_base64", "stands beside data; send one of them"));
    }
    if (document.get("data_base64") != null) {
      faults.add(
          new Fault(
              Code.INVALID, "/data_base64", "the event's data must be a JSON object in data"));
    }
    Object type = document.get("datacontenttype");
    if (type != null && !String.valueOf(type).contains("json")) {
      faults.add(new Fault(Code.INVALID, "/datacontenttype", "must be application/json"));
    }
    for (String name : List.of("source", "dataschema")) {
      if (document.get(name) instanceof String text && !isUri(text)) {
        faults.add(new Fault(Code.INVALID, "/" + name, "must be a URI reference (RFC 3986)"));
      }
    }
    return faults;
  }

  /** The fault of an event that is not of the one version that is taken. */
  static List<Fault> version(Form form, Map<String, @Nullable Object> context) {
    Object version = context.get("specversion");
    String where = form.attributeNamed("specversion");
    if (version == null) {
      return List.of(new Fault(Code.MISSING, where, "is required and missing; send \"1.0\""));
    }
    return VERSION.equals(version)
        ? List.of()
        : List.of(new Fault(Code.INVALID, where, "only CloudEvents 1.0 is taken; send \"1.0\""));
  }

  private static boolean isUri(String text) {
    try {
      return !new URI(text).toString().isEmpty();
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
