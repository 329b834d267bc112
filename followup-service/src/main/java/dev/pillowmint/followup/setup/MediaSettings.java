package dev.pillowmint.followup.setup;

import dev.pillowmint.followup.plan.Channel;
import dev.pillowmint.followup.plan.Medium;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What customers see of the company's channels; all else about them is the sender's.
 *
 * @param webhooks by name
 */
@ConfigurationProperties("pillowmint.channels")
record MediaSettings(@DefaultValue Map<String, CompanyChannel> webhooks) {

  /**
   * A company channel.
   *
   * @param medium which wishes of the customer it must respect; null: not stated
   */
  record CompanyChannel(@Nullable Medium medium) {}

  Map<Channel, Medium> media() {
    Map<Channel, Medium> media = new HashMap<>();
    webhooks.forEach(
        (name, channel) -> {
          Medium medium = channel.medium();
          if (medium != null) {
            media.put(Channel.webhook(name), medium);
          }
        });
    return media;
  }
}
