package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.decision.learn.LearnedAwayException;
import dev.pillowmint.decision.learn.StaffOffer;
import dev.pillowmint.decision.learn.StaffOffers;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.sealing.KeyNotDurableException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Publishes offers of staff onto customer-events, as a source of its own. */
final class PublishedOffers implements StaffOffers, AutoCloseable {
  /** The source of such events. */
  static final String SOURCE = "decision-service";

  private static final long TIMEOUT_SECONDS = 10;

  private final Producer<String, CustomerEvent> producer;
  private final Clock clock;
  private final UnaryOperator<CustomerEvent> sealed;

  /**
   * @param sealed an event as it may be written
   */
  PublishedOffers(
      Producer<String, CustomerEvent> producer, Clock clock, UnaryOperator<CustomerEvent> sealed) {
    this.producer = producer;
    this.clock = clock;
    this.sealed = sealed;
  }

  @Override
  public void publish(StaffOffer offer) {
    try {
      producer
          .send(
              new ProducerRecord<>(
                  "customer-events", offer.customerId(), sealed.apply(event(offer))))
          .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (KafkaException | KeyNotDurableException | ExecutionException | TimeoutException e) {
      throw new LearnedAwayException("The offer could not be made durable.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LearnedAwayException("The service is stopping.");
    }
  }

  private CustomerEvent event(StaffOffer offer) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Map<String, Attribute> attributes = new HashMap<>();
    attributes.put("kind", Attributes.toAvro(offer.gift().kind().text()));
    attributes.put("description", Attributes.toAvro(offer.gift().description()));
    attributes.put("staffId", Attributes.toAvro(offer.staffId()));
    attributes.put("role", Attributes.toAvro(offer.role()));
    attributes.put("decisionId", Attributes.toAvro(offer.decisionId()));
    if (offer.gift().amount() != null) {
      attributes.put("amount", Attributes.toAvro((Object) offer.gift().amount()));
    }
    return CustomerEvent.newBuilder()
        .setId(offer.eventId())
        .setSource(SOURCE)
        .setType("gesture.offered-by-staff")
        .setCustomerId(offer.customerId())
        .setTime(now)
        .setReceivedAt(now)
        .setSubject(offer.decisionId())
        .setAttributes(attributes)
        .build();
  }

  @Override
  public void close() {
    producer.close();
  }
}
