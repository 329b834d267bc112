package dev.pillowmint.followup.send.returned;

import dev.pillowmint.followup.plan.Firsthand;
import dev.pillowmint.followup.send.mail.MailSettings;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans for what comes back; without a mailbox there is nothing to read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReturnedMailSettings.class)
class ReturnedMailConfiguration {

  @Bean
  ReturnedMail returnedMail(MailSettings settings, Firsthand firsthand, MeterRegistry metrics) {
    return new ReturnedMail(new Reports(settings), firsthand, metrics);
  }

  @Bean
  @ConditionalOnProperty("pillowmint.returned-mail.host")
  Polling returnedMailPolling(ReturnedMailSettings settings, ReturnedMail returned) {
    return new Polling(new Mailbox(settings, returned), settings.poll());
  }
}
