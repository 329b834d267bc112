package dev.pillowmint.followup.setup;

import dev.pillowmint.followup.plan.Care;
import dev.pillowmint.followup.plan.CompressedClock;
import dev.pillowmint.followup.plan.Delivery;
import dev.pillowmint.followup.plan.Files;
import dev.pillowmint.followup.plan.HouseRules;
import dev.pillowmint.followup.plan.Mail;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The core's beans; everything that asks for the time gets this clock. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FollowupSettings.class, ClockSettings.class})
class CareConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(CareConfiguration.class);

  @Bean
  @ConditionalOnMissingBean
  Clock clock(ClockSettings settings) {
    Instant start = settings.start();
    if (start == null) {
      return Clock.systemUTC();
    }
    LOG.warn(
        "Time is compressed for a demonstration: it starts at {} and runs {} times real time",
        start,
        settings.speed());
    return new CompressedClock(Clock.systemUTC(), start, settings.speed());
  }

  @Bean
  HouseRules houseRules(FollowupSettings settings) {
    return settings.rules();
  }

  @Bean
  Care care(Files files, HouseRules rules, Clock clock) {
    return new Care(files, rules, clock);
  }

  @Bean
  Delivery delivery(Files files, Mail mail, HouseRules rules, Clock clock) {
    return new Delivery(files, mail, rules, clock, () -> ThreadLocalRandom.current().nextDouble());
  }
}
