package dev.pillowmint.followup.publish;

import dev.pillowmint.followup.plan.Outbox;
import dev.pillowmint.followup.plan.Worklist;
import io.micrometer.core.instrument.MeterRegistry;
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
  Publishing publishing(Outbox outbox, KafkaTemplate<Object, Object> kafka) {
    return new Publishing(outbox, new FollowUpTopic(kafka));
  }

  @Bean
  FollowUpMetrics followUpMetrics(MeterRegistry metrics, Worklist worklist, Outbox outbox) {
    return new FollowUpMetrics(metrics, worklist, outbox);
  }
}
