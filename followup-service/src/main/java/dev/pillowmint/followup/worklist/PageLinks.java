package dev.pillowmint.followup.worklist;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages that the head names. */
@Configuration(proxyBeanMethods = false)
class PageLinks {
  @Bean
  NavItem today() {
    return new NavItem(10, "/", "nav.today", "STAFF");
  }

  @Bean
  NavItem managerLink() {
    return new NavItem(50, "/manager", "nav.manager", "MANAGER");
  }
}
