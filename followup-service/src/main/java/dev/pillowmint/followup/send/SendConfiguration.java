package dev.pillowmint.followup.send;

import dev.pillowmint.followup.plan.Mail;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** The mail's beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class SendConfiguration {

  @Bean
  Mail mail(JavaMailSender server, MailSettings settings) {
    return new SmtpMail(server, settings);
  }
}
