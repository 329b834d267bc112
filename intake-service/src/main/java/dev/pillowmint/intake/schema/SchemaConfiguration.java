package dev.pillowmint.intake.schema;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.intake.admission.AttributeChecks;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SchemaConfiguration {

  /** The shipped types, and those of the company's own folder where one is configured. */
  @Bean
  EventTypes eventTypes(@Value("${pillowmint.catalogue.folder:}") String folder) {
    return EventTypes.configured(folder);
  }

  @Bean
  AttributeChecks attributeChecks(EventTypes types) {
    return new JsonSchemaChecks(types);
  }
}
