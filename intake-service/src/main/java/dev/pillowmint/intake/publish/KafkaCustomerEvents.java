package dev.pillowmint.intake.publish;

import dev.pillowmint.intake.admission.AdmittedEvent;
import dev.pillowmint.intake.admission.CustomerEvents;
import dev.pillowmint.intake.admission.Publication;
import dev.pillowmint.intake.admission.Publication.Published;
import dev.pillowmint.intake.admission.Publication.TooLarge;
import dev.pillowmint.intake.admission.Publication.Unavailable;
import dev.pillowmint.intake.admission.Publication.Unwritable;
import dev.pillowmint.intake.publish.Encoder.SchemaUnavailable;
import dev.pillowmint.intake.publish.Encoder.Unencodable;
import dev.pillowmint.intake.publish.EventSealing.KeyUnavailable;
import dev.pillowmint.intake.publish.EventSealing.Seal;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.kafka.core.KafkaTemplate;

/** Customer events on their topic, keyed by customer. An event is durable once Kafka says so. */
final class KafkaCustomerEvents implements CustomerEvents {
  private static final Logger log = LoggerFactory.getLogger(KafkaCustomerEvents.class);
  private static final Unavailable NO_BROKER = new Unavailable("Kafka");
  private static final Unavailable NO_SCHEMA = new Unavailable("the schema registry");

  private final KafkaTemplate<String, byte[]> kafka;
  private final Encoder encoder;
  private final EventSealing sealing;
  private final PublishSettings settings;
  private final Timer timer;

  KafkaCustomerEvents(
      KafkaTemplate<String, byte[]> kafka,
      Encoder encoder,
      EventSealing sealing,
      PublishSettings settings,
      Timer timer) {
    this.kafka = kafka;
    this.encoder = encoder;
    this.sealing = sealing;
    this.settings = settings;
    this.timer = timer;
  }

  @Override
  public List<Publication> publish(List<AdmittedEvent> events) {
    List<Publication> publications = timer.record(() -> awaited(sent(events)));
    publications.stream()
        .filter(Unavailable.class::isInstance)
        .findFirst()
        .ifPresent(away -> log.warn("Events were not made durable: {}", away));
    return publications;
  }

  /** Sends in order; once one finds its way barred, the rest of the batch does not try. */
  private List<CompletableFuture<Publication>> sent(List<AdmittedEvent> events) {
    Seal seal = sealing.of(events);
    List<CompletableFuture<Publication>> sent = new ArrayList<>(events.size());
    Unavailable barred = null;
    for (AdmittedEvent event : events) {
      CompletableFuture<Publication> publication =
          barred == null ? sent(event, seal) : CompletableFuture.completedFuture(barred);
      barred = publication.getNow(new Published()) instanceof Unavailable away ? away : null;
      sent.add(publication);
    }
    return sent;
  }

  private CompletableFuture<Publication> sent(AdmittedEvent event, Seal seal) {
    try {
      byte[] value = encoder.encode(event, seal);
      return kafka
          .send(settings.topic(), event.customerId(), value)
          .handle((result, failure) -> failure == null ? new Published() : failed(failure));
    } catch (KeyUnavailable e) {
      return CompletableFuture.completedFuture(NO_BROKER);
    } catch (SchemaUnavailable e) {
      return CompletableFuture.completedFuture(NO_SCHEMA);
    } catch (Unencodable e) {
      unwritable(event, root(e));
      return CompletableFuture.completedFuture(new Unwritable());
    } catch (org.springframework.kafka.KafkaException | org.apache.kafka.common.KafkaException e) {
      return CompletableFuture.completedFuture(failed(e));
    }
  }

  /** Without the message, which may hold what the event says of a customer. */
  private static void unwritable(AdmittedEvent event, Throwable cause) {
    StackTraceElement[] at = cause.getStackTrace();
    log.error(
        "The event {} of {} cannot be encoded: {} at {}",
        event.id(),
        event.source(),
        cause.getClass().getName(),
        at.length == 0 ? "?" : at[0]);
  }

  private static Publication failed(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RecordTooLargeException) {
        return new TooLarge();
      }
    }
    Throwable root = root(failure);
    log.atLevel(root instanceof RetriableException ? Level.DEBUG : Level.WARN)
        .log("Kafka did not take an event: {}", root.toString());
    return NO_BROKER;
  }

  private static Throwable root(Throwable failure) {
    @Nullable Throwable cause = failure.getCause();
    return cause == null ? failure : root(cause);
  }

  private List<Publication> awaited(List<CompletableFuture<Publication>> sent) {
    CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .join();
    return sent.stream().map(publication -> publication.getNow(NO_BROKER)).toList();
  }
}
