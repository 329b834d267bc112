package dev.pillowmint.followup.publish;

import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.followup.plan.Announcement;
import dev.pillowmint.followup.plan.Outbox;
import dev.pillowmint.schemas.CustomerEvent;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;

/**
 * The topic {@code customer-events}: what people said and did here. At least once; an event's
 * identity is (source, id), so that a repeat has no second effect.
 */
final class CustomerEventTopic implements Outbox.Publisher<Announcement> {
  private static final Logger LOG = LoggerFactory.getLogger(CustomerEventTopic.class);
  private static final String TOPIC = "customer-events";

  private final KafkaOperations<Object, Object> kafka;
  private final EventTypes types;
  private final UnaryOperator<CustomerEvent> sealed;

  /**
   * @param sealed an event as it may be written
   */
  CustomerEventTopic(
      KafkaOperations<Object, Object> kafka,
      EventTypes types,
      UnaryOperator<CustomerEvent> sealed) {
    this.kafka = kafka;
    this.types = types;
    this.sealed = sealed;
  }

  @Override
  public int publish(List<Announcement> announcements) {
    return Sending.inOrder(
        announcements, a -> kafka.send(TOPIC, a.customerId(), sealed.apply(avro(a, types))), LOG);
  }

  static CustomerEvent avro(Announcement announcement, EventTypes types) {
    EventType type = types.find(announcement.type()).orElseThrow();
    return CustomerEvent.newBuilder()
        .setId(announcement.id())
        .setSource(Announcement.SOURCE)
        .setType(type.name())
        .setCustomerId(announcement.customerId())
        .setTime(announcement.at())
        .setReceivedAt(announcement.at())
        .setAttributes(Attributes.fromJson(type, announcement.attributes()))
        .build();
  }
}
