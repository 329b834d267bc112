package dev.pillowmint.followup.setup;

import dev.pillowmint.followup.plan.Care;
import dev.pillowmint.followup.plan.CompressedClock;
import dev.pillowmint.followup.plan.Delivery;
import dev.pillowmint.followup.plan.Desk;
import dev.pillowmint.followup.plan.Files;
import dev.pillowmint.followup.plan.Firsthand;
import dev.pillowmint.followup.plan.HouseRules;
import dev.pillowmint.followup.plan.Senders;
import dev.pillowmint.followup.plan.TaskNotes;
import dev.pillowmint.followup.plan.Tasks;
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
@EnableConfigurationProperties({
  FollowupSettings.class,
  CourtesySettings.class,
  PromiseSettings.class,
  MediaSettings.class,
  ClockSettings.class
})
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
  HouseRules houseRules(
      FollowupSettings settings,
      CourtesySettings courtesy,
      MediaSettings channels,
      PromiseSettings promises) {
    return settings.rules(courtesy.courtesy(channels.media()), promises.warning());
  }

  @Bean
  Care care(Files files, HouseRules rules, Clock clock) {
    return new Care(files, rules, clock);
  }

  @Bean
  Firsthand firsthand(Files files, Care care, Clock clock) {
    return new Firsthand(files, care, clock);
  }

  @Bean
  Desk desk(Files files, Clock clock) {
    return new Desk(files, clock);
  }

  @Bean
  Tasks tasks(Files files, Care care, TaskNotes taskNotes, HouseRules rules, Clock clock) {
    return new Tasks(files, care, taskNotes, rules, clock);
  }

  @Bean
  Delivery delivery(Files files, Senders senders, HouseRules rules, Clock clock) {
    return new Delivery(
        files, senders, rules, clock, () -> ThreadLocalRandom.current().nextDouble());
  }
}
