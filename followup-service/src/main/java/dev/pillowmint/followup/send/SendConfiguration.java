package dev.pillowmint.followup.send;

import dev.pillowmint.followup.insight.Wording;
import dev.pillowmint.followup.plan.Backlog;
import dev.pillowmint.followup.plan.Channel;
import dev.pillowmint.followup.plan.Sender;
import dev.pillowmint.followup.send.guard.Breaker;
import dev.pillowmint.followup.send.guard.ChannelMeters;
import dev.pillowmint.followup.send.guard.Guarded;
import dev.pillowmint.followup.send.guard.Limits;
import dev.pillowmint.followup.send.mail.DigestMail;
import dev.pillowmint.followup.send.mail.DigestWords;
import dev.pillowmint.followup.send.mail.Envelope;
import dev.pillowmint.followup.send.mail.LogIn;
import dev.pillowmint.followup.send.mail.MailSettings;
import dev.pillowmint.followup.send.mail.SmtpSender;
import dev.pillowmint.followup.send.template.Templates;
import dev.pillowmint.followup.send.unsubscribe.UnsubscribeLinks;
import dev.pillowmint.followup.send.webhook.Clients;
import dev.pillowmint.followup.send.webhook.Target;
import dev.pillowmint.followup.send.webhook.WebhookSender;
import dev.pillowmint.followup.send.webhook.WebhookSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The channels' beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ChannelSettings.class, MailSettings.class})
class SendConfiguration {
  /** Its own time-out comes first and says more. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  @Bean
  Envelope envelope(
      MailSettings settings, Templates templates, UnsubscribeLinks links, Clock clock) {
    return new Envelope(settings, templates, links, clock);
  }

  @Bean
  DigestMail digestMail(
      JavaMailSender server,
      Envelope envelope,
      Templates templates,
      Wording wording,
      MailSettings settings) {
    return new DigestMail(
        server, envelope, templates, new DigestWords(wording, settings.pages()), settings);
  }

  @Bean
  Guards guards(ChannelSettings settings, MeterRegistry metrics, Clock clock) {
    ChannelMeters meters = new ChannelMeters(metrics);
    return (channel, sender, limits) ->
        new Guarded(
            channel.code(),
            sender,
            limits,
            new Breaker(channel.code(), settings.breaker(), clock),
            meters);
  }

  @Bean
  Clients webhookClients(SslBundles bundles) {
    return new Clients(bundles);
  }

  @Bean
  Webhooks webhooks(Clients clients, Templates templates, UnsubscribeLinks links, Clock clock) {
    return (name, settings) ->
        new WebhookSender(
            Target.of(name, settings), clients.of(name, settings), templates, links, clock);
  }

  @Bean
  GuardedSenders senders(
      ChannelSettings settings,
      JavaMailSenderImpl server,
      Envelope envelope,
      Webhooks webhooks,
      Guards guards) {
    LogIn.refuseInTheOpen(server);
    Map<Channel, Guarded> channels = new HashMap<>();
    channels.put(
        Channel.EMAIL,
        guards.around(
            Channel.EMAIL,
            new SmtpSender(server, envelope),
            new Limits(settings.email().atOnce(), settings.email().timeout())));
    settings
        .webhooks()
        .forEach(
            (name, s) -> {
              Channel channel = Channel.webhook(name);
              Limits limits = new Limits(s.atOnce(), s.timeout().plus(GRACE));
              channels.put(channel, guards.around(channel, webhooks.to(name, s), limits));
            });
    return new GuardedSenders(channels);
  }

  @Bean
  Waiting waiting(Backlog backlog, GuardedSenders senders, MeterRegistry metrics) {
    return new Waiting(backlog, senders.channels(), metrics);
  }

  /** Puts a guard around a channel. */
  interface Guards {
    Guarded around(Channel channel, Sender sender, Limits limits);
  }

  /** Makes a company channel. */
  interface Webhooks {
    Sender to(String name, WebhookSettings settings);
  }
}
