package dev.pillowmint.followup.worklist;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages about customers that the head names. */
@Configuration(proxyBeanMethods = false)
class StoryLinks {
  @Bean
  NavItem proposalsLink() {
    return new NavItem(20, "/proposals", "nav.proposals", "STAFF");
  }

  @Bean
  NavItem missedLink() {
    return new NavItem(30, "/missed", "nav.missed", "STAFF");
  }

  @Bean
  NavItem customersLink() {
    return new NavItem(40, "/customers", "nav.customers", "STAFF");
  }
}
