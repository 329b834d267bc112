package dev.pillowmint.followup.publish;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.followup.plan.Announced;
import dev.pillowmint.followup.plan.Announcement;
import dev.pillowmint.followup.plan.FollowUp;
import dev.pillowmint.followup.plan.FollowUpChanged;
import dev.pillowmint.followup.plan.Outbox;
import dev.pillowmint.followup.plan.PromiseLedger;
import dev.pillowmint.followup.plan.Worklist;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.sealing.KeptCopy;
import dev.pillowmint.sealing.Sealing;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;

/** The publisher's beans. */
@Configuration(proxyBeanMethods = false)
class PublishConfiguration {

  /** Says nothing: {@link FollowUpTopic} does, without the customer's words. */
  @Bean
  ProducerListener<Object, Object> silent() {
    return new ProducerListener<>() {};
  }

  @Bean
  Publishing<FollowUp> publishing(
      Outbox<FollowUp> outbox,
      KafkaTemplate<Object, Object> kafka,
      Optional<Sealing> sealing,
      KeptCopy keys) {
    UnaryOperator<dev.pillowmint.schemas.FollowUp> sealed =
        sealing
            .<UnaryOperator<dev.pillowmint.schemas.FollowUp>>map(
                s -> change -> s.sealer().seal(change, change.getCustomerId(), keys))
            .orElse(change -> change);
    return new Publishing<>(
        outbox, new FollowUpTopic(kafka, sealed), FollowUpChanged.class, "follow-ups");
  }

  @Bean
  Publishing<Announcement> announcing(
      Outbox<Announcement> outbox,
      KafkaTemplate<Object, Object> kafka,
      EventTypes types,
      Optional<Sealing> sealing,
      KeptCopy keys) {
    UnaryOperator<CustomerEvent> sealed =
        sealing
            .<UnaryOperator<CustomerEvent>>map(s -> event -> s.sealer().seal(event, keys))
            .orElse(event -> event);
    return new Publishing<>(
        outbox, new CustomerEventTopic(kafka, types, sealed), Announced.class, "customer-events");
  }

  @Bean
  FollowUpMetrics followUpMetrics(
      MeterRegistry metrics, Worklist worklist, PromiseLedger ledger, List<Outbox<?>> outboxes) {
    return new FollowUpMetrics(metrics, worklist, ledger, outboxes);
  }
}
