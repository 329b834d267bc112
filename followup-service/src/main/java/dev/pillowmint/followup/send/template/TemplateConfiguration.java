package dev.pillowmint.followup.send.template;

import java.io.IOException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The templates' beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TemplateSettings.class)
class TemplateConfiguration {

  @Bean
  Templates templates(TemplateSettings settings) throws IOException {
    return Reading.templates(settings);
  }
}
