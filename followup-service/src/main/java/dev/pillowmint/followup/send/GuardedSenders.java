package dev.pillowmint.followup.send;

import dev.pillowmint.followup.plan.Channel;
import dev.pillowmint.followup.plan.Sender;
import dev.pillowmint.followup.plan.Senders;
import dev.pillowmint.followup.send.guard.Guarded;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The channels that are set up, each with its guard. */
final class GuardedSenders implements Senders, AutoCloseable {
  private final Map<Channel, Guarded> channels;

  GuardedSenders(Map<Channel, Guarded> channels) {
    this.channels = Map.copyOf(channels);
  }

  @Override
  public Optional<Sender> by(Channel channel) {
    return Optional.ofNullable(channels.get(channel));
  }

  Set<Channel> channels() {
    return channels.keySet();
  }

  @Override
  public int atOnce() {
    return channels.values().stream().mapToInt(Guarded::atOnce).sum();
  }

  @Override
  public void close() {
    channels.values().forEach(Guarded::close);
  }
}
