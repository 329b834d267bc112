package dev.pillowmint.intake.api;

import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import io.cloudevents.rw.CloudEventContextWriter;
import io.cloudevents.rw.CloudEventWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what the CloudEvents SDK reads from a message, without asking that it be complete. */
final class CollectedEvent implements CloudEventWriter<CollectedEvent> {
  private final SpecVersion version;
  private final Map<String, @Nullable Object> context = new LinkedHashMap<>();
  private @Nullable CloudEventData data;

  CollectedEvent(SpecVersion version) {
    this.version = version;
  }

  String version() {
    return version.toString();
  }

  Map<String, @Nullable Object> context() {
    return Collections.unmodifiableMap(context);
  }

  @Nullable CloudEventData data() {
    return data;
  }

  @Override
  public CloudEventContextWriter withContextAttribute(String name, String value) {
    context.put(name, value);
    return this;
  }

  @Override
  public CollectedEvent end(CloudEventData read) {
    data = read;
    return this;
  }

  @Override
  public CollectedEvent end() {
    return this;
  }
}
