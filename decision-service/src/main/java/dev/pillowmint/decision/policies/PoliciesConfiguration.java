package dev.pillowmint.decision.policies;

import dev.pillowmint.decision.decide.Beside;
import dev.pillowmint.decision.decide.Shadowing;
import dev.pillowmint.decision.policy.LivePolicies;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.PolicyCompiler;
import dev.pillowmint.decision.policy.PolicyVersions;
import dev.pillowmint.schemas.PolicyVersion;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PoliciesConfiguration {
  private static final int BLOCK_MILLIS = 8_000;

  @Bean
  LivePolicies livePolicies(PolicyCompiler compiler, Policy fallback, MeterRegistry meters) {
    LivePolicies policies = new LivePolicies(compiler, fallback);
    Gauge.builder("pillowmint.policies.refused", policies, p -> p.refused().size())
        .description("Policy versions that ought to decide here and do not compile")
        .register(meters);
    Gauge.builder("pillowmint.policies.revision", policies, p -> p.book().revision())
        .description("Of the policies as this instance knows them; alike on all instances")
        .register(meters);
    return policies;
  }

  @Bean
  PolicyTopic policyTopic(KafkaProperties kafka, BooleanSupplier registryAnswers) {
    return new PolicyTopic(kafka.buildConsumerProperties(), deserializer(kafka), registryAnswers);
  }

  @Bean
  FollowPolicies followPolicies(
      PolicyTopic topic, LivePolicies policies, Clock clock, PoliciesSettings settings) {
    return new FollowPolicies(topic, policies, clock, settings.retryAfter());
  }

  @Bean
  PolicyVersions policyVersions(
      PolicyTopic topic,
      LivePolicies policies,
      FollowPolicies following,
      KafkaProperties kafka,
      PoliciesSettings settings) {
    return new KafkaPolicyVersions(
        topic, policies, following, () -> producer(kafka, settings), settings.timeout());
  }

  @Bean
  ShadowTally shadowTally(MeterRegistry meters, LivePolicies policies) {
    return new ShadowTally(meters, policies);
  }

  @Bean
  Beside beside(LivePolicies policies, ShadowTally tally) {
    return new Shadowing(policies, tally);
  }

  @Bean
  HealthIndicator policiesHealthIndicator(LivePolicies policies, Clock clock) {
    return new PoliciesHealth(policies, clock);
  }

  /** A new one for each change: only what it does first fences the writer before it. */
  private static Producer<String, PolicyVersion> producer(
      KafkaProperties kafka, PoliciesSettings settings) {
    Map<String, Object> config = new HashMap<>(kafka.buildProducerProperties());
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.transactionalId());
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, BLOCK_MILLIS / 2);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, BLOCK_MILLIS);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    return new KafkaProducer<>(config, new StringSerializer(), serializer(kafka));
  }

  @SuppressWarnings("unchecked")
  private static Serializer<PolicyVersion> serializer(KafkaProperties kafka) {
    Class<?> named = kafka.getProducer().getValueSerializer();
    Serializer<PolicyVersion> serializer =
        (Serializer<PolicyVersion>) BeanUtils.instantiateClass(named);
    serializer.configure(kafka.buildProducerProperties(), false);
    return serializer;
  }

  @SuppressWarnings("unchecked")
  private static Deserializer<PolicyVersion> deserializer(KafkaProperties kafka) {
    Class<?> named = kafka.getConsumer().getValueDeserializer();
    Deserializer<PolicyVersion> deserializer =
        (Deserializer<PolicyVersion>) BeanUtils.instantiateClass(named);
    deserializer.configure(kafka.buildConsumerProperties(), false);
    return deserializer;
  }
}
