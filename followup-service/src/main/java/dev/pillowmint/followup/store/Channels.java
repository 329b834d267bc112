package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.Channel;
import java.util.Locale;

/** Channels as columns: the two built-in ones in capitals, company channels by their name. */
final class Channels {
  private Channels() {}

  static String column(Channel channel) {
    return channel.isWebhook() ? channel.name() : channel.name().toUpperCase(Locale.ROOT);
  }

  static Channel channel(String column) {
    return new Channel(column.toLowerCase(Locale.ROOT));
  }
}
