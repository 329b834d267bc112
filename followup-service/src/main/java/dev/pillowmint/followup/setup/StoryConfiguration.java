package dev.pillowmint.followup.setup;

import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.followup.insight.Digests;
import dev.pillowmint.followup.insight.Insights;
import dev.pillowmint.followup.insight.Readers;
import dev.pillowmint.followup.plan.HouseRules;
import dev.pillowmint.followup.story.Choices;
import dev.pillowmint.followup.story.Chronicles;
import dev.pillowmint.followup.story.Memory;
import dev.pillowmint.followup.story.Offers;
import dev.pillowmint.followup.story.Reviews;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that take in what is heard and what people say. */
@Configuration(proxyBeanMethods = false)
class StoryConfiguration {

  @Bean
  Memory memory(Chronicles chronicles) {
    return new Memory(chronicles);
  }

  /** The shipped types, and those of the company's own folder where one is configured. */
  @Bean
  EventTypes eventTypes(@Value("${pillowmint.catalogue.folder:}") String folder) {
    return EventTypes.configured(folder);
  }

  @Bean
  Digests digests(
      Insights insights, Readers readers, HouseRules rules, Clock clock, EventTypes types) {
    return new Digests(
        insights,
        readers,
        type -> types.find(type).map(EventType::trouble).orElse(false),
        rules.zone(),
        clock);
  }

  @Bean
  Reviews reviews(Chronicles chronicles, Clock clock) {
    return new Reviews(chronicles, clock);
  }

  @Bean
  Offers offers(Chronicles chronicles, Clock clock) {
    return new Offers(chronicles, clock);
  }

  @Bean
  Choices choices(Chronicles chronicles, Clock clock) {
    return new Choices(chronicles, clock);
  }
}
