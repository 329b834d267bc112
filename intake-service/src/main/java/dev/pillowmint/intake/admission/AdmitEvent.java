package dev.pillowmint.intake.admission;

import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.catalogue.Spelling;
import dev.pillowmint.intake.admission.Admission.Admitted;
import dev.pillowmint.intake.admission.Admission.Refused;
import dev.pillowmint.intake.admission.Fault.Code;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets an event in, or says everything that is wrong with it. Never throws for a bad event. */
public final class AdmitEvent {
  private final EventTypes types;
  private final AttributeChecks checks;
  private final Limits limits;
  private final Clock clock;

  /** Admits what the catalogue and the checks have nothing against. */
  public AdmitEvent(EventTypes types, AttributeChecks checks, Limits limits, Clock clock) {
    this.types = types;
    this.checks = checks;
    this.limits = limits;
    this.clock = clock;
  }

  /** Whether this publisher's event is let in. */
  public Admission admit(Publisher publisher, Envelope envelope) {
    List<Fault> faults = new ArrayList<>(envelope.faults());
    EnvelopeReading reading = new EnvelopeReading(envelope, limits, faults);
    Instant receivedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);

    String id = reading.name(Field.ID);
    String source = reading.name(Field.SOURCE);
    EventType type = type(envelope.form(), reading.name(Field.TYPE), faults);
    String customerId = reading.name(Field.CUSTOMER_ID);
    String subject = reading.optionalName(Field.SUBJECT);
    Instant time = Optional.ofNullable(reading.time(receivedAt)).orElse(receivedAt);
    Map<String, String> extensions = reading.extensions();
    faults.addAll(Foreign.in(publisher, envelope.form(), source, type, customerId));
    Map<String, Object> attributes = attributes(envelope, type, faults);

    if (id == null || source == null || type == null || customerId == null || !faults.isEmpty()) {
      return new Refused(
          Objects.requireNonNullElse(id, ""), Objects.requireNonNullElse(source, ""), faults);
    }
    return new Admitted(
        new AdmittedEvent(
            id, source, type, customerId, time, receivedAt, subject, attributes, extensions));
  }

  private @Nullable EventType type(Form form, @Nullable String name, List<Fault> faults) {
    if (name == null) {
      return null;
    }
    Optional<EventType> type = types.find(name);
    if (type.isEmpty()) {
      List<String> known = types.all().stream().map(EventType::name).toList();
      faults.add(
          new Fault(
              Code.UNKNOWN_TYPE,
              form.where(Field.TYPE),
              "%s is no event type of the catalogue%s"
                  .formatted(Quoted.of(name), Spelling.suggestion(name, known))));
    }
    return type.orElse(null);
  }

  private Map<String, Object> attributes(
      Envelope envelope, @Nullable EventType type, List<Fault> faults) {
    AttributeValues values = new AttributeValues(envelope.form().data(), limits);
    Map<String, @Nullable Object> data = values.object(envelope.attributes(), faults);
    if (type == null || data == null) {
      return Map.of();
    }
    List<Fault> objections = checks.check(type, data);
    objections.forEach(f -> faults.add(f.within(envelope.form().data())));
    return values.of(type, data, objections, faults);
  }
}
